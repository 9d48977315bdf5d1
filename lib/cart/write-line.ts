import 'server-only'
import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { db } from '@/lib/platform/db'
import { newToken, sha256 } from '@/lib/platform/random'
import { Prisma } from '@/prisma/generated/client'
import { belongsTo, type CartOwner, readCart } from './cart'
import { type CartView, maxLines, maxQuantity, type Refusal } from './client'

const int4 = 2_147_483_647

/** How many keys of its last writes a cart remembers. */
export const writesKept = 32

/** The body of `PUT /api/cart/lines/[variant]`. `key` makes it the same write again; `seenPrice`: the price the page shows, in minor units. */
export const lineInput = z.object({
  quantity: z.int().min(0).max(9_999),
  version: z.int().min(0).max(int4),
  key: z.uuid().optional(),
  seenPrice: z.int().min(1).max(int4).optional(),
})

export type LineInput = z.infer<typeof lineInput>

/** How a write ended. A refusal changes nothing and brings the cart as it is. */
export type WriteResult =
  | { ok: true; data: { cart: CartView; newToken?: string } }
  | { ok: false; error: 'conflict' | Refusal; cart: CartView }

/**
 * Where a cart's versions begin: anywhere, so that a version of one cart is never taken for a version of
 * another, be it after signing in or when two tabs each make a guest's first cart.
 */
export const firstVersion = () => randomInt(1, 1_000_000_000)

/**
 * Sets how many of a variant are in the cart (0 takes it out), if the cart is still at `version` (0: there
 * is none yet). More than 99, or than there are free pieces, becomes what there is, and the line says
 * `capped`. The price seen is `seenPrice`, or today's where the page named none.
 *
 * One statement decides: of any number of writes at one version a single one is done, by the row's lock and
 * the version read again under it, or by the unique owner of a new cart. All that writes lines moves the
 * version, so what the statement read beforehand still holds. A guest without a cart gets a new one, and
 * `newToken` for the cookie; a token that the shop did not make is never taken on.
 */
export async function writeLine({
  owner,
  variantId,
  quantity,
  version,
  key,
  seenPrice,
}: { owner: CartOwner; variantId: string } & LineInput): Promise<WriteResult> {
  if (version === 0 && quantity === 0) return removeFromNothing(owner)
  const { open, mine, newToken, newOwner } =
    version > 0 ? changeCart(owner, version, key) : makeCart(owner, key)

  const [outcome] = await db().$queryRaw<[Outcome]>`
    /* kept */ WITH wanted AS (
      SELECT id, price, least(stock - reserved, ${maxQuantity}::int) AS free
      FROM variant WHERE id = ${variantId}::uuid
    ), facts AS (
      SELECT (SELECT free FROM wanted) AS free,
        (SELECT count(*) >= ${maxLines} AND NOT coalesce(bool_or(variant_id = ${variantId}::uuid), false)
          FROM cart_line WHERE cart_id = (${mine})) AS "full"
    ), allowed AS (
      SELECT FROM facts WHERE free IS NOT NULL AND (${quantity}::int = 0 OR (free > 0 AND NOT "full"))
    ), opened AS (
      ${open}
    ), emptied AS (
      DELETE FROM cart_line USING opened
      WHERE cart_id = opened.id AND variant_id = ${variantId}::uuid AND ${quantity}::int = 0
    ), filled AS (
      INSERT INTO cart_line (cart_id, variant_id, quantity, seen_price)
      SELECT opened.id, wanted.id, least(${quantity}::int, wanted.free),
        coalesce(${seenPrice ?? null}::int, wanted.price)
      FROM opened, wanted WHERE ${quantity}::int > 0
      ON CONFLICT (cart_id, variant_id) DO UPDATE
        SET quantity = excluded.quantity, seen_price = excluded.seen_price
    )
    SELECT free, "full", EXISTS (SELECT FROM opened) AS written FROM facts`

  if (!outcome.written && !(await wasDone(owner, key)))
    return { ok: false, error: refusal(outcome, quantity), cart: await readCart(owner) }
  const cart = await readCart(outcome.written && newOwner ? newOwner : owner)
  const lines = cart.lines.map((line) => ({
    ...line,
    capped: line.capped || (line.variantId === variantId && line.quantity < quantity),
  }))
  return { ok: true, data: { cart: { ...cart, lines }, newToken: outcome.written ? newToken : undefined } }
}

/** Whether this very write is among the last of the cart: its answer was lost, and it came again. */
async function wasDone(owner: CartOwner, key: string | undefined): Promise<boolean> {
  if (!owner || !key) return false
  const found = await db().$queryRaw<unknown[]>`
    SELECT FROM cart WHERE ${belongsTo(owner)} AND ${key}::uuid = ANY (cart.writes)`
  return found.length > 0
}

/** Taking something out where no cart is needs no cart. */
async function removeFromNothing(owner: CartOwner): Promise<WriteResult> {
  const cart = await readCart(owner)
  return cart.version === 0 ? { ok: true, data: { cart } } : { ok: false, error: 'conflict', cart }
}

type Outcome = { free: number | null; full: boolean; written: boolean }

function refusal({ free, full }: Outcome, quantity: number): 'conflict' | Refusal {
  if (free === null) return 'unknown-variant'
  if (quantity > 0 && free <= 0) return 'sold-out'
  return full ? 'full' : 'conflict'
}

/** `mine` finds the cart's id, `open` takes the cart if it may be written and gives its id. */
type Opening = { open: Prisma.Sql; mine: Prisma.Sql; newToken?: string; newOwner?: CartOwner }

const none = Prisma.sql`SELECT NULL::uuid AS id WHERE false`

function changeCart(owner: CartOwner, version: number, key: string | undefined): Opening {
  if (!owner) return { open: none, mine: none }
  return {
    mine: Prisma.sql`SELECT id FROM cart WHERE ${belongsTo(owner)}`,
    open: Prisma.sql`
      UPDATE cart SET version = version + 1, changed_at = shop_now(),
        writes = (${keys(key)} || writes)[1:${writesKept}::int]
      WHERE ${belongsTo(owner)} AND version = ${version}::int AND EXISTS (SELECT FROM allowed)
      RETURNING id`,
  }
}

const keys = (key: string | undefined) => Prisma.sql`${key ? [key] : []}::uuid[]`

function makeCart(owner: CartOwner, key: string | undefined): Opening {
  if (owner && 'customerId' in owner) {
    return {
      mine: none,
      open: Prisma.sql`
        INSERT INTO cart (id, customer_id, version, writes)
        SELECT gen_random_uuid(), ${owner.customerId}::uuid, ${firstVersion()}::int, ${keys(key)} FROM allowed
        ON CONFLICT (customer_id) WHERE customer_id IS NOT NULL DO NOTHING
        RETURNING id`,
    }
  }
  const token = newToken()
  const tokenHash = sha256(token)
  return {
    mine: none,
    newToken: token,
    newOwner: { tokenHash },
    open: Prisma.sql`
      INSERT INTO cart (id, token_hash, version, writes)
      SELECT gen_random_uuid(), ${tokenHash}, ${firstVersion()}::int, ${keys(key)} FROM allowed
      ${owner ? Prisma.sql`WHERE NOT EXISTS (SELECT FROM cart WHERE ${belongsTo(owner)})` : Prisma.empty}
      RETURNING id`,
  }
}
