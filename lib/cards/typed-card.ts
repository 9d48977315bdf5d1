import 'server-only'
import type { CardFacts } from '@/lib/payments/card-operations'
import { readToken } from '@/lib/payments/gateway'
import { minutes } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { sha256 } from '@/lib/platform/random'

// What was typed into the provider's frame reaches the shop as a token. What the card is, only the gateway says: it is
// asked before the question, outside any transaction, and the answer is kept for as long as the question can be
// answered and its grant spent. The token itself is not: its hash is enough to know it again.

/** In seconds: five minutes for the question, two for the grant, and a margin. */
const keptFor = minutes(10)

/** Asks the gateway what was typed, once, and keeps the answer for the customer who typed it. */
export async function noteTypedCard(customerId: string, token: string): Promise<void> {
  const known = await db().$executeRaw`
    UPDATE typed_card SET ends_at = shop_now() + ${keptFor}::int * interval '1 second'
    WHERE token_hash = ${sha256(token)} AND customer_id = ${customerId}::uuid AND ends_at > shop_now()`
  if (known > 0) return
  const facts = await readToken(token)
  if (!facts) return
  const { brand, last4, expMonth, expYear, fingerprint } = facts
  // A token is one browser's: who comes second with it gets nothing.
  await db().$executeRaw`
    INSERT INTO typed_card AS held (token_hash, customer_id, brand, last4, exp_month, exp_year, fingerprint, ends_at)
    VALUES (${sha256(token)}, ${customerId}::uuid, ${brand}, ${last4}, ${expMonth}::smallint, ${expYear}::smallint,
      ${fingerprint}, shop_now() + ${keptFor}::int * interval '1 second')
    ON CONFLICT (token_hash) DO UPDATE SET ends_at = excluded.ends_at WHERE held.customer_id = excluded.customer_id`
}

/** What this customer typed, by its token. Null for another customer's, or when it is too long ago. */
export async function typedCardOf(tx: Tx, customerId: string, token: string): Promise<CardFacts | null> {
  const [typed] = await tx.$queryRaw<CardFacts[]>`
    SELECT brand, last4, exp_month AS "expMonth", exp_year AS "expYear", fingerprint FROM typed_card
    WHERE token_hash = ${sha256(token)} AND customer_id = ${customerId}::uuid AND ends_at > shop_now()`
  return typed ?? null
}

/** Forgets what was typed too long ago. */
export async function sweepTypedCards(): Promise<void> {
  await db().$executeRaw`DELETE FROM typed_card WHERE ends_at <= shop_now()`
}
