'use client'

import { useEffect, useState } from 'react'
import { shop } from '@/lib/shop/client'

const hour = { hour: '2-digit', minute: '2-digit' } as const
const day = { weekday: 'long', day: 'numeric', month: 'long', ...hour } as const
const utc = { timeZone: 'UTC', timeZoneName: 'short' } as const

/**
 * A moment in the reader's own time, `soon` without its day. The server does not know the reader's time, so the page
 * arrives with UTC.
 */
export function LocalTime({ at, soon = false }: { at: string; soon?: boolean }) {
  const [here, setHere] = useState<string | null>(null)
  const style = soon ? hour : day
  useEffect(() => setHere(new Intl.DateTimeFormat(shop.locale, style).format(new Date(at))), [at, style])
  return (
    <time dateTime={at} className="font-medium">
      {here ?? new Intl.DateTimeFormat(shop.locale, { ...style, ...utc }).format(new Date(at))}
    </time>
  )
}
