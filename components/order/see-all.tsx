'use client'

import { useEffect } from 'react'
import { ConfirmItsYou } from '@/components/account/confirm-its-you'
import { order as words } from '@/components/messages'
import { ButtonLink } from '@/components/ui/button'
import { OpenByCode } from './open-by-code'
import { addressId } from './places'

const said = words.all

type Props = { id: string; way: 'confirm' | 'sign-in' | 'link' | 'code' }

/** What opens the rest of an order, for somebody who sees its things. */
export function SeeAll({ id, way }: Props) {
  // This goes when the rest of the order comes, which then has the focus.
  useEffect(() => () => document.getElementById(addressId)?.focus(), [])
  if (way === 'confirm')
    return (
      <div className="mt-10">
        <ConfirmItsYou text={said.confirm} />
      </div>
    )
  return (
    <section aria-labelledby="all" className="card mt-10 grid justify-items-start gap-4 p-5 sm:p-6">
      <h2 id="all" className="text-xl">
        {said.title}
      </h2>
      {way === 'code' && <OpenByCode id={id} />}
      {way === 'sign-in' && (
        <>
          <p className="max-w-prose text-muted">{said['sign-in'].text}</p>
          <ButtonLink href={`/sign-in?next=${encodeURIComponent(`/orders/${id}`)}`} variant="secondary">
            {said['sign-in'].button}
          </ButtonLink>
        </>
      )}
      {way === 'link' && <p className="max-w-prose text-muted">{said.link}</p>}
    </section>
  )
}
