'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { guestOrders } from '@/components/messages'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Picture } from '@/components/ui/picture'
import { When } from '@/components/ui/when'
import type { FormState } from '@/lib/auth/guard/action'
import type { Offered } from '@/lib/orders/claims'
import { shop } from '@/lib/shop/client'
import { ConfirmItsYou } from './confirm-its-you'
import { claimOrder, letOrderGo } from './guest-order-actions'
import { OpenClaimed } from './open-claimed'

const words = guestOrders.offer
const day = new Intl.DateTimeFormat(shop.locale, { dateStyle: 'long', timeZone: 'UTC' })
const picturesShown = 3

type Action = (previous: null, form: FormData) => Promise<FormState<unknown>>

/** Orders placed as a guest with the account's address: each is the customer's to claim, or to let go. */
export function GuestOrders({ offered }: { offered: Offered[] }) {
  const router = useRouter()
  const [saying, setSaying] = useState(false)
  const [fetching, startFetching] = useTransition()
  const busy = saying || fetching
  const [stopped, setStopped] = useState<string | null>(null)

  async function say(action: Action, ref: string) {
    setSaying(true)
    setStopped(null)
    const form = new FormData()
    form.set('ref', ref)
    const answer = await action(null, form).catch(() => null)
    if (!answer?.ok) setStopped(answer?.error ?? 'unavailable')
    setSaying(false)
    startFetching(() => router.refresh())
  }

  return (
    <section aria-labelledby="offered" className="grid gap-4">
      <div>
        <h2 id="offered" className="text-xl sm:text-2xl">
          {words.title}
        </h2>
        <p className="mt-1.5 text-muted">{words.text}</p>
      </div>
      <ul className="grid gap-4">
        {offered.map((order) => (
          <li key={order.ref} className="card grid gap-4 p-5 sm:grid-cols-[1fr_auto] sm:p-6">
            <div>
              <p className="font-medium">
                {order.things.map(({ name, quantity }) => words.piece(name, quantity)).join(', ')}
              </p>
              <p className="text-muted text-sm">
                {words.ordered} <When at={order.placedAt} />, {words.to(order.town)}
              </p>
              {order.claimed && <p className="mt-1 text-sm">{words.closed}</p>}
            </div>
            <div className="flex gap-2">
              {order.things.slice(0, picturesShown).map((thing, place) => (
                <Picture
                  // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and pictures repeat
                  key={place}
                  name={thing.picture}
                  alt=""
                  sizes="64px"
                  widths={[320]}
                  className="size-16 rounded-control bg-sunken object-cover"
                />
              ))}
            </div>
            <div className="flex flex-wrap gap-3 sm:col-span-2">
              {!order.claimed && (
                <Button
                  variant="secondary"
                  disabled={busy}
                  aria-label={words.mineOne(day.format(order.placedAt))}
                  onClick={() => say(claimOrder, order.ref)}
                >
                  {words.mine}
                </Button>
              )}
              <Button
                variant="quiet"
                disabled={busy}
                aria-label={words.notMineOne(day.format(order.placedAt))}
                onClick={() => say(letOrderGo, order.ref)}
                className={order.claimed ? '-ml-4' : undefined}
              >
                {words.notMine}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {stopped === 'sign-in' && <ConfirmItsYou inForm onDone={() => setStopped(null)} />}
      {stopped && stopped !== 'sign-in' && (
        <Notice tone="danger">{stopped === 'gone' ? words.gone : words.failed}</Notice>
      )}
      {offered.some((order) => order.claimed) && <OpenClaimed />}
    </section>
  )
}
