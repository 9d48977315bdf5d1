// For tests, a process of its own: a shop in which eight shoppers at a time buy and buy, until it is killed.

import { writeSync } from 'node:fs'
import Stripe from 'stripe'
import { connect } from '@/lib/payments/connection'
import { env } from '@/lib/platform/env'
import { placeOrder } from '../place-order'
import { makeCart, orderFrom } from './shop'

const variants = process.argv.slice(2)
const stripe = connect(env())
const cards = [
  'pm_card_visa',
  'pm_card_visa',
  'pm_card_mastercard',
  'pm_card_visa_chargeDeclined',
  'pm_card_threeDSecure2Required',
]

const any = <One>(of: One[]) => of[Math.floor(Math.random() * of.length)] as One

async function buy() {
  const [one, other] = [any(variants), any(variants)]
  const wanted = await orderFrom(await makeCart({ [one]: 1, [other]: 2 }))
  const { id: token } = await stripe.testHelpers.confirmationTokens.create({ payment_method: any(cards) })
  const { outcome } = await placeOrder({ ...wanted, token })
  writeSync(1, `${outcome}\n`)
}

await Promise.all(
  Array.from({ length: 8 }, async () => {
    for (;;) {
      try {
        await buy()
      } catch (error) {
        // The sandbox may be gone for a moment while a card is typed: that is the browser's trouble.
        if (!(error instanceof Stripe.errors.StripeConnectionError)) throw error
      }
    }
  }),
)
