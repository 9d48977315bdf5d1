'use client'

import { useEffect, useRef } from 'react'
import { ConfirmItsYou } from '@/components/account/confirm-its-you'
import { MergedNote } from '@/components/cart/merged-note'
import { checkout } from '@/components/messages'
import { CardField, type CardFieldHandle } from '@/components/payment/card-field'
import { focusMessage } from '@/components/payment/focus-message'
import { DeadEnd } from '@/components/shell/dead-end'
import { useConfirm } from '@/components/step-up/use-confirm'
import { Notice } from '@/components/ui/notice'
import type { SavedAddress } from '@/lib/addresses/saved-addresses'
import type { PendingOrder } from '@/lib/checkout/pending-order'
import type { Quote } from '@/lib/checkout/quote'
import type { CardProvider } from '@/lib/payments/client'
import { type CountryCode, shop } from '@/lib/shop/client'
import { ApprovalPanel } from './approval-panel'
import { CardChoice, type SavedCards } from './card-choice'
import { Changes } from './changes'
import { Contact } from './contact'
import { DeliveryAddress } from './delivery-address'
import type { CodeActions } from './discount-code'
import { MethodChoice } from './method-choice'
import { PlaceButton } from './place-button'
import { Section } from './section'
import { Summary } from './summary'
import { type CheckoutActions, useCheckout } from './use-checkout'

type Props = {
  actions: CheckoutActions
  code: CodeActions
  /** Null where the cart is empty. What comes later is the form's own affair. */
  quote: Quote | null
  /** An order from this cart that waits for the bank, with what was typed for it. */
  pending: PendingOrder | null
  /** The signed-in customer's address; null for a guest. */
  account: string | null
  provider: CardProvider
  /** The customer's saved addresses, for a session that may see them; null where it may not yet. */
  addresses: SavedAddress[] | null
  saved: SavedCards
}

/** The whole checkout on one page: contact, address, delivery, card, and one button. */
export function CheckoutForm({ actions, code, quote: first, pending, account, ...props }: Props) {
  const { provider, addresses, saved } = props
  const { confirm, dialog } = useConfirm()
  const form = useRef<HTMLFormElement>(null)
  const card = useRef<CardFieldHandle>(null)
  const message = useRef<HTMLDivElement>(null)
  const begun = { quote: first, approval: pending?.approval ?? null }
  const page = useCheckout(actions, begun, card, confirm)
  const { choice, quote, problems, refused, told, updating, placing, approval } = page
  const { requote, confirmed, submit, typing } = page

  // A browser that comes back may have restored another country than the server began with.
  const begin = useRef(() => {
    const country = form.current?.elements.namedItem('country')
    if (country instanceof HTMLSelectElement && country.value !== choice.country)
      requote({ ...choice, country: country.value as CountryCode })
  })
  useEffect(() => begin.current(), [])

  useEffect(() => {
    if (refused > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [refused])

  useEffect(() => {
    if (told) focusMessage(message.current)
  }, [told])

  const say = (about: 'card' | 'order') =>
    told?.about === about && (
      <div ref={message} tabIndex={-1} className="mb-5 outline-none">
        <Notice tone="danger">{told.text}</Notice>
      </div>
    )
  const before = told?.about === 'changes' ? told.before : null

  const asking = approval && (
    <ApprovalPanel
      approval={approval}
      provider={provider}
      check={page.checkApproval}
      stop={page.stopApproval}
    />
  )
  if (!quote) return asking ?? <DeadEnd {...checkout.empty} href="/" />
  return (
    <>
      {asking}
      {/* What was typed stays for whoever comes back from the bank without having paid. */}
      <div hidden={asking !== null}>
        <h1 className="pt-8 pb-6 text-3xl sm:pt-12 sm:text-4xl">{checkout.title}</h1>
        <MergedNote onUndone={() => requote(choice)} />
        <div className="pb-16 lg:grid lg:grid-cols-[minmax(0,1fr)_23rem] lg:gap-14">
          <Summary quote={quote} updating={updating} code={code} codeChanged={() => requote(choice)} />
          <form
            ref={form}
            noValidate
            onInput={(event) => typing((event.target as HTMLInputElement).name)}
            onSubmit={(event) => {
              event.preventDefault()
              submit(event.currentTarget)
            }}
            className="mt-10 lg:mt-0"
          >
            <Section title={checkout.contact.title}>
              <Contact account={account} problems={problems} initial={pending?.typed?.email} />
            </Section>
            <Section title={checkout.address.title}>
              <DeliveryAddress
                addresses={addresses}
                mayKeep={account !== null && addresses !== null}
                mayRise={account !== null && addresses === null}
                country={choice.country}
                onCountry={(country) => requote({ ...choice, country })}
                problems={problems}
                initial={pending?.typed ?? undefined}
              />
            </Section>
            <Section title={checkout.shipping.title}>
              <MethodChoice
                methods={quote.methods}
                chosen={choice.method}
                onChoose={(method) => requote({ ...choice, method })}
                missingForFree={quote.missingForFree}
              />
            </Section>
            <Section title={checkout.card.title}>
              {say('card')}
              <CardChoice saved={saved}>
                <div>
                  <CardField
                    ref={card}
                    provider={provider}
                    total={{ amount: quote.total, currency: shop.currency }}
                  />
                  <p className="mt-2 text-muted text-sm">{checkout.card.hint}</p>
                </div>
              </CardChoice>
              <noscript>
                <Notice tone="danger">{checkout.needsScript}</Notice>
              </noscript>
            </Section>
            <div className="border-line border-t pt-8">
              {say('order')}
              {told?.about === 'confirm' && (
                <div ref={message} tabIndex={-1} className="mb-5 outline-none">
                  <ConfirmItsYou inForm text={told.text} onDone={confirmed} />
                </div>
              )}
              {(before || !quote.complete) && (
                <div ref={before ? message : undefined} tabIndex={-1} className="mb-5 outline-none">
                  <Changes before={before} now={quote} />
                </div>
              )}
              <PlaceButton
                quote={quote}
                placing={placing}
                updating={updating}
                goOn={() => requote(choice, true)}
              />
            </div>
          </form>
        </div>
      </div>
      {dialog}
    </>
  )
}
