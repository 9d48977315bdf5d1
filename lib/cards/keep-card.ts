import 'server-only'
import { record } from '@/lib/audit/events'
import { isLocked } from '@/lib/auth/holds'
import { queueMail } from '@/lib/mail/outbox'
import type { KeptCard } from '@/lib/payments/card-operations'
import { type Tx, transaction } from '@/lib/platform/db'
import { brandName, type CardOutcome } from './client'
import { closeOperation, findOpenOperation, type SavingOperation, writeRemoval } from './operations'
import { cardsOf, mostCards, type SavedCard } from './saved-cards'
import { takeAway } from './take-away'

/**
 * The gateway has saved a card: it becomes one of the customer's, in one transaction, once. What cannot become one is
 * taken off at the gateway again, by an operation of its own.
 * @returns null where the operation is over already
 */
export function keepCard(operationId: string, card: KeptCard): Promise<CardOutcome | null> {
  return transaction(async (tx) => {
    const owner = await lockOwner(tx, operationId)
    const operation = await findOpenOperation(tx, operationId, { lock: true })
    if (operation?.kind !== 'add' && operation?.kind !== 'replace') return null
    const kept = owner ? await keep(tx, { owner, operation, card }) : ({ problem: 'dropped' } as const)
    if ('problem' in kept) {
      await detach(tx, operation.customerId, card)
      await closeOperation(tx, operationId, { state: 'failed', problem: kept.problem })
      return { state: 'failed', problem: kept.problem }
    }
    await closeOperation(tx, operationId, { state: 'done', cardId: kept.cardId })
    return { state: 'done', what: kept.what }
  })
}

type Owner = { id: string; email: string }

/** The customer first, then the operation: the order in which everybody locks. */
async function lockOwner(tx: Tx, operationId: string): Promise<Owner | undefined> {
  const [owner] = await tx.$queryRaw<Owner[]>`
    SELECT c.id, c.email FROM customer c JOIN card_operation o ON o.customer_id = c.id
    WHERE o.id = ${operationId}::uuid FOR NO KEY UPDATE OF c`
  return owner
}

type Given = { owner: Owner; operation: SavingOperation; card: KeptCard }
type Kept = { cardId: string; what: 'saved' | 'known' | 'opened' | 'replaced' } | { problem: string }

async function keep(tx: Tx, given: Given): Promise<Kept> {
  const { owner, operation, card } = given
  const { input, kind, cardId } = operation
  // Written while nothing held the account, and it may have been locked since.
  if (input.dropped || (await isLocked(tx, owner.id))) return { problem: 'dropped' }
  if (card.cvc === 'fail') return { problem: 'incorrect_cvc' }
  // It is what the question named.
  const asNamed = (['brand', 'last4', 'expMonth', 'expYear', 'fingerprint'] as const).every(
    (fact) => card[fact] === input[fact],
  )
  if (!asNamed) return { problem: 'another-card' }
  const cards = await cardsOf(tx, owner.id)
  const same = cards.find((one) => sameCard(one, card))
  const replaced = kind === 'replace' ? cards.find(({ id }) => id === cardId) : undefined
  if (same) return keepSame(tx, given, same, replaced)
  if (cards.length - (replaced ? 1 : 0) >= mostCards) return { problem: 'too-many' }
  if (replaced) await takeAway(tx, { customerId: owner.id, card: replaced, reason: 'replaced' })
  const isDefault = replaced ? replaced.isDefault : !cards.some((one) => one.isDefault)
  const id = await insert(tx, given, isDefault)
  if (replaced) {
    await tellReplaced(tx, given, { cardId: id, replaced })
    return { cardId: id, what: 'replaced' }
  }
  await record(tx, 'card-added', { customerId: owner.id, facts: { cardId: id } })
  const params = { ...wordsOf(card), device: input.device }
  await queueMail(tx, { to: owner.email, template: 'card-added', params })
  return { cardId: id, what: 'saved' }
}

type Replaced = { cardId: string; replaced: SavedCard }

async function tellReplaced(tx: Tx, { owner, operation, card }: Given, { cardId, replaced }: Replaced) {
  await record(tx, 'card-replaced', { customerId: owner.id, facts: { cardId, before: replaced.id } })
  const { brand, last4 } = wordsOf(replaced)
  const params = { ...wordsOf(card), before: { brand, last4 }, device: operation.input.device }
  await queueMail(tx, { to: owner.email, template: 'card-replaced', params })
}

/**
 * The card is there already: no second row. One that was locked since a recovery opens, if its bank said that the code
 * was right. What the gateway saved now is taken off again.
 */
async function keepSame(
  tx: Tx,
  given: Given,
  same: SavedCard,
  replaced: SavedCard | undefined,
): Promise<Kept> {
  const { owner, operation, card } = given
  const locked = same.standing === 'locked'
  if (locked && card.cvc !== 'pass') return { problem: 'cvc-unchecked' }
  if (card.method !== same.gatewayMethod) await detach(tx, owner.id, card)
  if (locked) {
    await tx.savedCard.update({ where: { id: same.id }, data: { lockedAt: null }, select: { id: true } })
    await record(tx, 'card-opened', { customerId: owner.id, facts: { cardId: same.id } })
    const params = { ...wordsOf(card), device: operation.input.device }
    await queueMail(tx, { to: owner.email, template: 'card-opened', params })
  }
  if (replaced && replaced.id !== same.id) {
    await takeAway(tx, { customerId: owner.id, card: replaced, reason: 'replaced', heir: same.id })
    await tellReplaced(tx, given, { cardId: same.id, replaced })
  }
  return { cardId: same.id, what: locked ? 'opened' : 'known' }
}

const sameCard = (one: SavedCard, { fingerprint, expMonth, expYear }: KeptCard) =>
  one.fingerprint === fingerprint && one.expMonth === expMonth && one.expYear === expYear

/** As old as the grant that made it: so whatever asks what was made since a time finds it. */
async function insert(tx: Tx, { owner, operation, card }: Given, isDefault: boolean): Promise<string> {
  const { brand, last4, expMonth, expYear, fingerprint, method } = card
  const [{ id }] = await tx.$queryRaw<[{ id: string }]>`
    INSERT INTO saved_card (id, customer_id, gateway_method, brand, last4, exp_month, exp_year, fingerprint,
      is_default, created_at, locked_at)
    SELECT gen_random_uuid(), ${owner.id}::uuid, ${method}, ${brand}, ${last4}, ${expMonth}::smallint,
      ${expYear}::smallint, ${fingerprint}, ${isDefault}::boolean, o.created_at,
      -- A recovery that ended meanwhile locks what is older.
      CASE WHEN EXISTS (SELECT FROM recovery r WHERE r.customer_id = ${owner.id}::uuid
        AND r.finished_at > o.created_at AND r.undone_at IS NULL) THEN shop_now() END
    FROM card_operation o WHERE o.id = ${operation.id}::uuid
    RETURNING id`
  return id
}

const detach = (tx: Tx, customerId: string, { method }: KeptCard) =>
  writeRemoval(tx, { customerId, cardId: null, method })

const wordsOf = ({ brand, last4 }: { brand: string; last4: string }) => ({ brand: brandName(brand), last4 })
