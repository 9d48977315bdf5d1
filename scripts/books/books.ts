// The shop's database and the payment gateway's ledger, added up side by side: for the model test, the bench and the
// attacks. It reads only, and trusts neither side.

import type { Ledger } from '../sandbox/ledger/sums'

/** Asks the database in SQL, with `$1` for the first value. */
export type Ask = <Row>(text: string, values: unknown[]) => Promise<Row[]>

export interface Books {
  /** What does not add up, in words. Empty when all is right. */
  wrong: string[]
  /** By variant: pieces in the house and pieces sold. Only a delivery changes it. */
  supplied: Record<string, number>
  /** Minor units of what was paid and not given back, by currency in small letters. */
  balance: Record<string, number>
}

interface OrderRow {
  id: string
  status: 'pending' | 'paid' | 'shipped' | 'cancelled'
  payment: 'none' | 'made' | 'approval' | 'paid' | 'closed'
  currency: string
  subtotal: number
  total: number
  refunded: number
  invoice: number | null
  code: string | null
  used: string | null
  goods: number
  off: number
  discount: number
  tax: number
  taxes: number
  /** Refunds by where they stand. */
  done: number
  open: number
  failed: number
}

interface VariantRow {
  id: string
  stock: number
  reserved: number
  promised: number
  sold: number
}

interface DiscountRow {
  code: string
  uses: number
  limit: number | null
  /** Rows that say an order has it, and orders that have it and may be or were paid. */
  rows: number
  orders: number
  /** The most that one buyer has, and may have. */
  most: number
  limitEach: number | null
}

/**
 * Adds both up.
 * @param scope.variants these pieces, and the orders with one of them
 * @param scope.orders these orders, and no pieces
 * @param scope.settled once sweeps have done their work: nothing may be pending or on its way any more
 */
export async function addUp(
  ask: Ask,
  ledger: Ledger,
  scope: ({ variants: string[]; orders?: never } | { orders: string[]; variants?: never }) & {
    settled?: boolean
  },
): Promise<Books> {
  const variants = await ask<VariantRow>(variantsQuery, [scope.variants ?? []])
  const orders = await ask<OrderRow>(ordersQuery, [scope.variants ?? [], scope.orders ?? []])
  const discounts = await ask<DiscountRow>(discountsQuery, [orders.map(({ code }) => code)])
  const wrong = [
    ...orders.flatMap((order) => named(order.id, orderProblems(order, ledger.orders[order.id] ?? {}, scope))),
    ...variants.flatMap((variant) => named(`variant ${variant.id}`, stockProblems(variant, scope))),
    ...discounts.flatMap((discount) => named(`code ${discount.code}`, discountProblems(discount))),
  ]
  const balance: Record<string, number> = {}
  for (const { currency, payment, total, done } of orders)
    if (payment === 'paid') balance[currency] = (balance[currency] ?? 0) + total - done
  return {
    wrong,
    supplied: Object.fromEntries(variants.map(({ id, stock, sold }) => [id, stock + sold])),
    balance,
  }
}

const named = (what: string, problems: (string | false)[]) =>
  problems.filter((problem) => problem !== false).map((problem) => `${what}: ${problem}`)

function orderProblems(order: OrderRow, sums: Ledger['orders'][string], { settled = false }) {
  const { status, payment, total, refunded, done, open } = order
  const { captured = 0, refunded: givenBack = 0 } = sums[order.currency] ?? {}
  const kept = payment === 'paid' ? total : 0
  // Between the charge and its being told, the ledger knows more than the shop.
  const onItsWay = !settled && payment !== 'paid' && captured === total
  const isWaiting = status === 'pending' || open > 0
  return [
    Object.keys(sums).some((currency) => currency !== order.currency) && 'was charged in another currency',
    captured !== kept && !onItsWay && `charged ${captured}, and paid is ${kept}`,
    (settled ? givenBack !== done : givenBack < done || givenBack > done + open) &&
      `the ledger gave back ${givenBack}, the shop ${done} with ${open} to come`,
    givenBack > captured && `given back ${givenBack} of ${captured}`,
    refunded !== done + open && `counts ${refunded} as given back, its refunds are ${done} and ${open}`,
    refunded > kept && `gives back ${refunded} of ${kept}`,
    order.goods !== order.subtotal && `its lines are worth ${order.goods}, its subtotal is ${order.subtotal}`,
    order.off > order.discount && `takes ${order.off} off its lines, and ${order.discount} in all`,
    order.taxes !== order.tax && `its taxes are ${order.taxes}, and ${order.tax} in all`,
    ['paid', 'shipped'].includes(status) !== (payment === 'paid' && status !== 'cancelled') &&
      `is ${status}, its payment ${payment}`,
    ['paid', 'shipped'].includes(status) && order.invoice === null && 'has no invoice number',
    // What a bank sends back is given back by hand.
    status === 'cancelled' &&
      refunded !== kept &&
      order.failed === 0 &&
      `was called off and keeps ${kept - refunded}`,
    order.used !== null && order.used !== order.code && 'uses a code that it does not have',
    status !== 'cancelled' && order.code !== order.used && 'has a code that it does not use',
    status === 'cancelled' && payment === 'closed' && order.used !== null && 'was given up and uses a code',
    settled && isWaiting && `waits: ${status}, ${open} to be given back`,
  ]
}

function stockProblems({ stock, reserved, promised, sold }: VariantRow, { settled = false }) {
  return [
    stock < 0 && `stock is ${stock}`,
    (reserved < 0 || reserved > stock) && `${reserved} of ${stock} are reserved`,
    reserved !== promised && `${reserved} are reserved, pending orders have ${promised}`,
    settled && reserved !== 0 && `${reserved} are held although nothing is pending`,
    sold < 0 && `sold ${sold}`,
  ]
}

function discountProblems({ uses, rows, orders, limit, most, limitEach }: DiscountRow) {
  return [
    (uses !== rows || uses !== orders) &&
      `counts ${uses} uses, ${rows} are written down, ${orders} orders have it`,
    limit !== null && uses > limit && `was used ${uses} times of ${limit}`,
    limitEach !== null && most > limitEach && `one buyer used it ${most} times of ${limitEach}`,
  ]
}

const ordersQuery = `
  SELECT o.id, o.status, o.payment, lower(o.currency) AS currency, o.subtotal, o.total, o.refunded,
    o.invoice_number AS invoice, o.discount_id AS code, u.discount_id AS used,
    o.discount, o.tax, coalesce(l.goods, 0)::int AS goods, coalesce(l.off, 0)::int AS off,
    (SELECT coalesce(sum((rate->>'amount')::int), 0)::int FROM jsonb_array_elements(o.taxes) rate) AS taxes,
    coalesce(r.done, 0)::int AS done, coalesce(r.open, 0)::int AS open,
    coalesce(r.failed, 0)::int AS failed
  FROM "order" o
  LEFT JOIN discount_use u ON u.order_id = o.id
  LEFT JOIN LATERAL (
    SELECT sum(unit_price * quantity) AS goods, sum(discount) AS off FROM order_line WHERE order_id = o.id
  ) l ON true
  LEFT JOIN LATERAL (
    SELECT sum(amount) FILTER (WHERE state = 'done') AS done, sum(amount) FILTER (WHERE state = 'open') AS open,
      sum(amount) FILTER (WHERE state = 'failed') AS failed
    FROM refund WHERE order_id = o.id
  ) r ON true
  WHERE o.id IN (SELECT order_id FROM order_line WHERE variant_id = ANY ($1::uuid[])) OR o.id = ANY ($2::text[])`

// What was called off is in the house again.
const variantsQuery = `
  SELECT v.id, v.stock, v.reserved, coalesce(s.promised, 0)::int AS promised, coalesce(s.sold, 0)::int AS sold
  FROM variant v
  LEFT JOIN LATERAL (
    SELECT sum(l.quantity) FILTER (WHERE o.status = 'pending') AS promised,
      sum(l.quantity) FILTER (WHERE o.status IN ('paid', 'shipped')) AS sold
    FROM order_line l JOIN "order" o ON o.id = l.order_id WHERE l.variant_id = v.id
  ) s ON true
  WHERE v.id = ANY ($1::uuid[])`

const discountsQuery = `
  SELECT d.code, d.uses, d.limit_total AS "limit", d.limit_per_customer AS "limitEach",
    (SELECT count(*)::int FROM discount_use WHERE discount_id = d.id) AS rows,
    (SELECT count(*)::int FROM "order" WHERE discount_id = d.id AND NOT (status = 'cancelled' AND payment = 'closed'))
      AS orders,
    coalesce((SELECT max(times)::int FROM (
      SELECT count(*) AS times FROM discount_use WHERE discount_id = d.id GROUP BY buyer
    ) AS buyers), 0) AS most
  FROM discount d WHERE d.id = ANY ($1::uuid[])`
