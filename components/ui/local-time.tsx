'use client'

import { useEffect, useState } from 'react'
import { shop } from '@/lib/shop/client'

const style = { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' } as const
const everywhere = new Intl.DateTimeFormat(shop.locale, { ...style, timeZone: 'UTC', timeZoneName: 'short' })

/** A moment in the reader's own time. The server does not know it, so the page arrives with the time in UTC. */
export function LocalTime({ at }: { at: string }) {
  const time = new Date(at)
  const [here, setHere] = useState<string | null>(null)
  useEffect(() => setHere(new Intl.DateTimeFormat(shop.locale, style).format(new Date(at))), [at])
  return (
    <time dateTime={at} className="font-medium">
      {here ?? everywhere.format(time)}
    </time>
  )
}
