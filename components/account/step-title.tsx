'use client'

import { type ReactNode, useEffect, useRef } from 'react'

type Props = { title: string; lead?: ReactNode; moved?: boolean }

/** A step's heading. Where the step came in place of another, it takes the focus, so that it is read out. */
export function StepTitle({ title, lead, moved = false }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (moved) heading.current?.focus()
  }, [moved])
  return (
    <header>
      <h1 ref={heading} tabIndex={-1} className="text-3xl outline-none sm:text-4xl">
        {title}
      </h1>
      {lead && <p className="mt-3 text-muted">{lead}</p>}
    </header>
  )
}
