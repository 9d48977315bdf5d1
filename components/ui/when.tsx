'use client'

import { useSyncExternalStore } from 'react'
import { shop } from '@/lib/shop/client'

const day = { dateStyle: 'medium' } as const
const minute = { dateStyle: 'medium', timeStyle: 'short' } as const

const never = () => () => {}

/** A time as its reader's clock shows it. Until the page is alive it stands there in UTC. */
export function When({ at, withTime = false }: { at: Date; withTime?: boolean }) {
  const here = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  const style = withTime ? minute : day
  const text = new Intl.DateTimeFormat(shop.locale, {
    ...style,
    ...(here ? {} : { timeZone: 'UTC' }),
  }).format(at)
  return <time dateTime={at.toISOString()}>{text}</time>
}
