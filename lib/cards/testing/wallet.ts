// For tests: a payment sandbox of the test's own, owners with a passkey, and what they do with cards.

import { granted, newOwner, type Owner } from '@/lib/accounts/testing/owners'
import { db } from '@/lib/platform/db'
import { secretKey, startTestSandbox, tokenFor, typeCard } from '@/scripts/sandbox/testing'
import { addCard, removeCard, replaceCard } from '../change-cards'
import type { CardOutcome } from '../client'
import { listCards } from '../saved-cards'

export { granted, newOwner, type Owner }

/** Starts a sandbox and leads this process's gateway to it. Call it before anything else of `lib/`. */
export async function startGateway() {
  const sandbox = await startTestSandbox()
  process.env.STRIPE_API = sandbox.origin
  process.env.SANDBOX_ORIGIN = sandbox.origin
  process.env.STRIPE_SECRET_KEY = secretKey
  const { stripe, origin } = sandbox
  return {
    ...sandbox,
    token: (card = 'pm_card_visa') => tokenFor(stripe, card),
    /** As somebody types it into the frame. */
    async typed(number: string, expiry = '11 / 38'): Promise<string> {
      const answer = await typeCard(origin, { number, expiry, cvc: '123' })
      return ((await answer.json()) as { token: string }).token
    },
    /** The cards that the gateway keeps for one of our customers, newest first. */
    async keptFor({ caller }: Pick<Owner, 'caller'>): Promise<string[]> {
      const { gatewayCustomer: customer } = await db().customer.findUniqueOrThrow({
        where: { id: caller.customerId },
      })
      if (!customer) return []
      return (await stripe.paymentMethods.list({ customer })).data.map(({ id }) => id)
    },
  }
}

export type Gateway = Awaited<ReturnType<typeof startGateway>>

const device = 'Chrome on Linux'
export const askingOf = ({ caller }: Owner) => ({ caller, device })

/** Confirms and saves the card behind a token. */
export async function save(owner: Owner, token: string) {
  const grantId = await granted(owner, 'add-card', { token })
  return addCard(askingOf(owner), { grantId, token })
}

/** Begins to save a card whose bank has to ask. @returns its question */
export async function underWay(owner: Owner, token: string) {
  const answer = await save(owner, token)
  if (!answer.ok || answer.data.state !== 'approval') throw new Error('the bank does not ask')
  return answer.data
}

/** Saves a card that has to be saved. @returns its id */
export async function saved(owner: Owner, token: string): Promise<string> {
  const before = new Set((await cardsOf(owner)).map(({ id }) => id))
  const answer = await save(owner, token)
  if (!answer.ok || answer.data.state !== 'done') throw new Error(JSON.stringify(answer))
  const made = (await cardsOf(owner)).find(({ id }) => !before.has(id))
  if (!made) throw new Error('no card was saved')
  return made.id
}

export async function replace(owner: Owner, cardId: string, token: string) {
  const grantId = await granted(owner, 'replace-card', { token, cardId })
  return replaceCard(askingOf(owner), { grantId, token, cardId })
}

export async function remove(owner: Owner, cardId: string) {
  const grantId = await granted(owner, 'remove-card', { cardId })
  return removeCard(askingOf(owner), { grantId, cardId })
}

export const cardsOf = ({ caller }: Pick<Owner, 'caller'>) => listCards(caller.customerId)

export const operationsOf = ({ caller }: Pick<Owner, 'caller'>) =>
  db().cardOperation.findMany({ where: { customerId: caller.customerId }, orderBy: { createdAt: 'asc' } })

export const mailsOf = async ({ email }: Owner) =>
  (await db().mail.findMany({ where: { to: email.address }, orderBy: { createdAt: 'asc' } })).map(
    ({ template, params }) => ({ template, params }),
  )

/** Lets so many seconds go by for the changes of somebody's cards. */
export async function later({ caller }: Pick<Owner, 'caller'>, seconds: number): Promise<void> {
  await db().$executeRaw`
    UPDATE card_operation SET created_at = created_at - ${seconds}::int * interval '1 second',
      due_at = due_at - ${seconds}::int * interval '1 second'
    WHERE customer_id = ${caller.customerId}::uuid`
}

export const stateOf = (outcome: { ok: true; data: CardOutcome } | { ok: false; error: string }) =>
  outcome.ok ? outcome.data.state : outcome.error
