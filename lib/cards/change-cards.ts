import 'server-only'
import { record } from '@/lib/audit/events'
import type { Customer } from '@/lib/auth/levels'
import { type Refusal, withGrant } from '@/lib/auth/step-up/confirm'
import { queueMail } from '@/lib/mail/outbox'
import { db, type Tx } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { fail, ok, type Result } from '@/lib/platform/result'
import { brandName, type CardOutcome } from './client'
import { writeSaving } from './operations'
import { performOperation } from './perform'
import { addCardPolicy, defaultCardPolicy, removeCardPolicy, replaceCardPolicy } from './policies'
import { cardsOf, mostCards, ownCard } from './saved-cards'
import { makeDefault, takeAway } from './take-away'
import { typedCardOf } from './typed-card'

// What a customer can do with saved cards. Each is confirmed for exactly that card; what happens at the gateway is
// written down in the transaction that spends the grant, and done right after it, or by the worker's sweep.

/** Whose change it is, and where it is made, in words for the mail. */
export type Asking = { caller: Customer; device: string }

/** Saves the card behind a token, by the grant for it. */
export async function addCard(
  { caller, device }: Asking,
  { grantId, token }: { grantId: string; token: string },
): Promise<Result<CardOutcome, Refusal | 'too-many'>> {
  const written = await withGrant(addCardPolicy, { caller, grantId, input: { token } }, (tx, grant) =>
    begin(tx, { id: grant.id, kind: 'add', customerId: grant.customerId, cardId: null, token, device }),
  )
  return written.ok ? ok(await performSoon(grantId)) : written
}

/** Puts another card in the place of one. What was the default stays it. */
export async function replaceCard(
  { caller, device }: Asking,
  { grantId, token, cardId }: { grantId: string; token: string; cardId: string },
): Promise<Result<CardOutcome, Refusal | 'too-many'>> {
  const input = { token, cardId }
  const written = await withGrant(replaceCardPolicy, { caller, grantId, input }, (tx, grant) =>
    begin(tx, { id: grant.id, kind: 'replace', customerId: grant.customerId, cardId, token, device }),
  )
  return written.ok ? ok(await performSoon(grantId)) : written
}

type Begun = {
  id: string
  kind: 'add' | 'replace'
  customerId: string
  cardId: string | null
  token: string
  device: string
}

async function begin(tx: Tx, { token, device, ...operation }: Begun): Promise<Result<undefined, 'too-many'>> {
  const { customerId, kind } = operation
  const facts = await typedCardOf(tx, customerId, token)
  if (!facts) throw new Error('what was just described is not there')
  const cards = await cardsOf(tx, customerId)
  const isThere = cards.some(
    (one) =>
      one.fingerprint === facts.fingerprint &&
      one.expMonth === facts.expMonth &&
      one.expYear === facts.expYear,
  )
  const underway = await tx.cardOperation.count({
    where: { customerId, kind: 'add', state: { in: ['open', 'approval'] } },
  })
  if (kind === 'add' && !isThere && cards.length + underway >= mostCards) return fail('too-many')
  await writeSaving(tx, { ...operation, input: { ...facts, token, device } })
  return ok()
}

/** Removes a card: it is gone at once, and taken off at the gateway right after. */
export async function removeCard(
  { caller, device }: Asking,
  { grantId, cardId }: { grantId: string; cardId: string },
): Promise<Result<undefined, Refusal>> {
  const removed = await withGrant(
    removeCardPolicy,
    { caller, grantId, input: { cardId } },
    async (tx, grant) => {
      const { customerId, id: operationId } = grant
      const card = await ownCard(tx, customerId, cardId)
      if (!card) return fail('gone')
      await takeAway(tx, { customerId, card, reason: 'by-owner', operationId })
      const params = { brand: brandName(card.brand), last4: card.last4, device }
      await queueMail(tx, { to: caller.email, template: 'card-removed', params })
      return ok()
    },
  )
  if (removed.ok) await performSoon(grantId)
  return removed
}

/** Makes a card the one that checkout begins with. */
export function makeDefaultCard(
  caller: Customer,
  { grantId, cardId }: { grantId: string; cardId: string },
): Promise<Result<undefined, Refusal>> {
  return withGrant(defaultCardPolicy, { caller, grantId, input: { cardId } }, async (tx, { customerId }) => {
    await makeDefault(tx, customerId, cardId)
    await record(tx, 'card-made-default', { customerId, facts: { cardId } })
    return ok()
  })
}

/**
 * How a change stands that this customer began: after the bank's question, or when an answer was lost. Asks the gateway.
 * @returns null for another customer's, and where there is none
 */
export async function askCardChange(
  { customerId }: Customer,
  operationId: string,
): Promise<CardOutcome | null> {
  const own = await db().cardOperation.count({ where: { id: operationId, customerId } })
  return own === 1 ? performSoon(operationId) : null
}

/** The grant is spent and the change stands: whatever goes wrong from here on, the sweep ends it. */
async function performSoon(operationId: string): Promise<CardOutcome> {
  try {
    return await performOperation(operationId)
  } catch (error) {
    log.error({ operation: operationId, error }, 'a change of a card failed, and is tried again')
    return { state: 'open', operationId }
  }
}
