'use client'

import { type RefObject, useEffect, useRef } from 'react'

/** For what takes the focus each time that something opens or closes in its place, so that it is never lost. */
export function useTurn<Element extends HTMLElement>(open: boolean): RefObject<Element | null> {
  const place = useRef<Element>(null)
  const before = useRef(open)
  useEffect(() => {
    if (before.current !== open) place.current?.focus()
    before.current = open
  }, [open])
  return place
}
