import 'server-only'
import Stripe from 'stripe'
import { fail, ok, type Result } from '@/lib/platform/result'
import { askedInPage, isMissing, isToken, reach } from './operations'
import { PaymentOutage } from './outage'
import { type PaymentProblem, problemOf } from './standing'

/** What the gateway tells of a card: never its number. `fingerprint` is the same for the same number. */
export interface CardFacts {
  brand: string
  last4: string
  expMonth: number
  expYear: number
  fingerprint: string
}

/** A card that is kept for a customer at the gateway. `cvc` says what its bank made of the code that was typed. */
export interface KeptCard extends CardFacts {
  method: string
  cvc: 'pass' | 'fail' | 'unknown'
}

/** Why a card was not saved. */
export type SetupProblem = PaymentProblem | 'not_approved'

/** How saving a card stands. */
export type Setup =
  | { state: 'saved'; card: KeptCard }
  /** The bank asks its owner; the secret opens that question, for one browser, and is never stored. */
  | { state: 'approval'; clientSecret: string }
  | { state: 'failed'; problem: SetupProblem }
  /** Nobody has tried yet. */
  | { state: 'unconfirmed' }

export interface Cards {
  /**
   * The gateway's customer for one of ours: the same however often it is asked. It is told nothing but our random id.
   * @throws PaymentOutage, as all of these do; and an Error when the gateway refuses what was asked, which is a bug.
   */
  makeCustomer(customerId: string): Promise<{ id: string }>
  /** What was typed, as the token knows it. Null where there is no such token, or it is no card. */
  readToken(token: string): Promise<CardFacts | null>
  /** Begins to save a card. The same key gives the same setup. Fails where the customer was deleted. */
  createSetup(setup: { key: string; customer: string }): Promise<Result<{ id: string }, 'customer-gone'>>
  /** Saves the card behind a token, once for a key: asked again, it answers as the first time. */
  confirmSetup(confirmation: { setupId: string; key: string; token: string }): Promise<Setup>
  /** How it stands now; undefined where the gateway has none of this id. */
  findSetup(id: string): Promise<Setup | undefined>
  /** Ends it for good, whatever stage it is at. The card is handed back where it was saved already. */
  cancelSetup(id: string): Promise<{ saved: KeptCard | null }>
  /** A card as the gateway knows it now, and whose it is; undefined where it has none of this id. */
  findCard(method: string): Promise<(CardFacts & { customer: string | null }) | undefined>
  /** Takes a card off its customer. Nothing to do where it is off already. */
  detachCard(method: string): Promise<void>
  /** Deletes a customer with all cards. Nothing to do where it is gone. */
  deleteCustomer(id: string): Promise<void>
}

/** What the shop does with cards that are kept, over Stripe's SDK. */
export function cardsOver(stripe: Stripe, shopOrigin: string): Cards {
  return {
    async makeCustomer(customerId) {
      const options = { idempotencyKey: `customer:${customerId}` }
      const made = stripe.customers.create({ metadata: { customer_id: customerId } }, options)
      return { id: (await reach(made)).id }
    },

    async readToken(token) {
      if (!isToken(token)) return null
      try {
        const { payment_method_preview: preview } = await reach(stripe.confirmationTokens.retrieve(token))
        return preview?.card ? factsOf(preview.card) : null
      } catch (error) {
        if (isMissing(error)) return null
        throw error
      }
    },

    async createSetup({ key, customer }) {
      try {
        const intent = await reach(
          stripe.setupIntents.create(
            {
              customer,
              // Its owner is there when it is charged.
              usage: 'on_session',
              allowed_payment_method_types: ['card'],
            },
            { idempotencyKey: key },
          ),
        )
        return ok({ id: intent.id })
      } catch (error) {
        if (isMissing(error)) return fail('customer-gone')
        throw error
      }
    },

    async confirmSetup({ setupId, key, token }) {
      if (!isToken(token)) return { state: 'failed', problem: 'token_invalid' }
      try {
        const options = { idempotencyKey: `${key}:confirm` }
        const asking = askedInPage(`${shopOrigin}/account/payment-methods`)
        const confirmed = stripe.setupIntents.confirm(
          setupId,
          { confirmation_token: token, ...asking },
          options,
        )
        return await standing(stripe, await reach(confirmed))
      } catch (error) {
        if (error instanceof Stripe.errors.StripeCardError)
          return { state: 'failed', problem: problemOf(error) }
        if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error
        if (error.param === 'confirmation_token') return { state: 'failed', problem: 'token_invalid' }
        if (error.setup_intent) return standing(stripe, error.setup_intent)
        throw error
      }
    },

    async findSetup(id) {
      try {
        return await standing(stripe, await reach(stripe.setupIntents.retrieve(id)))
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    },

    async cancelSetup(id) {
      try {
        await reach(stripe.setupIntents.cancel(id, { cancellation_reason: 'abandoned' }))
        return { saved: null }
      } catch (error) {
        if (isMissing(error)) return { saved: null }
        const intent = error instanceof Stripe.errors.StripeError ? error.setup_intent : undefined
        if (intent?.status === 'canceled') return { saved: null }
        if (intent?.status !== 'succeeded') throw error
        const now = await standing(stripe, intent)
        return { saved: now.state === 'saved' ? now.card : null }
      }
    },

    async findCard(method) {
      try {
        const { card, customer } = await reach(stripe.paymentMethods.retrieve(method))
        const facts = card && factsOf(card)
        if (!facts) return undefined
        return { ...facts, customer: typeof customer === 'string' ? customer : (customer?.id ?? null) }
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    },

    async detachCard(method) {
      try {
        await reach(stripe.paymentMethods.detach(method))
      } catch (error) {
        if (isMissing(error)) return
        if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error
        // It says no more than that it could not: whose it is now decides.
        const { customer } = await reach(stripe.paymentMethods.retrieve(method))
        if (customer !== null) throw error
      }
    },

    async deleteCustomer(id) {
      try {
        await reach(stripe.customers.del(id))
      } catch (error) {
        if (!isMissing(error)) throw error
      }
    },
  }
}

type Card = {
  brand: string
  last4: string
  exp_month: number
  exp_year: number
  fingerprint?: string | null
}

function factsOf({ brand, last4, exp_month, exp_year, fingerprint }: Card): CardFacts | null {
  return fingerprint ? { brand, last4, expMonth: exp_month, expYear: exp_year, fingerprint } : null
}

/** How a setup stands, read from its status. @throws PaymentOutage while the bank has not answered. */
async function standing(stripe: Stripe, intent: Stripe.SetupIntent): Promise<Setup> {
  const { status, client_secret, last_setup_error: error } = intent
  if (status === 'succeeded') return { state: 'saved', card: await keptCard(stripe, intent) }
  if (status === 'requires_action' && client_secret) return { state: 'approval', clientSecret: client_secret }
  if (status === 'canceled') return { state: 'failed', problem: 'cancelled' }
  if (status === 'requires_payment_method' && error)
    return { state: 'failed', problem: wasRefused(error) ? 'not_approved' : problemOf(error) }
  if (status === 'requires_payment_method' || status === 'requires_confirmation')
    return { state: 'unconfirmed' }
  throw new PaymentOutage(`Setup ${intent.id} is ${status}`)
}

const wasRefused = ({ code }: { code?: string }) => code === 'setup_intent_authentication_failure'

async function keptCard(stripe: Stripe, { id, payment_method }: Stripe.SetupIntent): Promise<KeptCard> {
  const method = typeof payment_method === 'string' ? payment_method : payment_method?.id
  if (!method) throw new Error(`Setup ${id} has no card`)
  const { card } = await reach(stripe.paymentMethods.retrieve(method))
  const facts = card && factsOf(card)
  if (!facts) throw new Error(`Setup ${id} kept something that is no card`)
  const check = card.checks?.cvc_check
  return { ...facts, method, cvc: check === 'pass' || check === 'fail' ? check : 'unknown' }
}
