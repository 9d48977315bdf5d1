import 'server-only'
import { confirmPair } from '@/lib/cards/pairs'
import { giveBackDiscount } from '@/lib/discounts/held'
import { queueMail } from '@/lib/mail/outbox'
import { makeLink } from '@/lib/orders/guest-access'
import { mailedTo } from '@/lib/orders/mailed-to'
import { writeRefund } from '@/lib/orders/refunds'
import { takeStep } from '@/lib/orders/states'
import type { PaidCard } from '@/lib/payments/standing'
import { type Tx, transaction } from '@/lib/platform/db'
import { storedTaxes } from '@/lib/tax/tax'
import { addressLines } from './countries/client'
import { columns, release, take, type Wanted } from './stock'

// The third of the three steps, in its endings. Each happens once, whoever calls it and how often.

const shownOf = (card: PaidCard | null) => (card ? { cardBrand: card.brand, cardLast4: card.last4 } : {})

/**
 * The order was paid: stock is taken, what was bought leaves the cart, and the mail with the order's link
 * is queued, all in one transaction.
 * @param card what paid it, as the gateway tells.
 * @returns false where the order is no longer pending.
 */
export function completeOrder(orderId: string, card: PaidCard | null): Promise<boolean> {
  return transaction(async (tx) => {
    const also = { ...(await nextInvoice(tx)), ...shownOf(card) }
    if (!(await takeStep(tx, orderId, 'pay', also))) return false
    const order = await tx.order.findUniqueOrThrow({
      where: { id: orderId },
      include: {
        lines: { orderBy: { position: 'asc' } },
        customer: { select: { email: true, emailVerifiedAt: true } },
      },
    })
    const bought = pieces(order.lines)
    if (order.cartId) await removeBought(tx, order.cartId, { bought, discountId: order.discountId })
    await take(tx, bought)
    if (order.confirmsPair && order.savedCardId) await confirmPair(tx, order.savedCardId, order)
    const { subtotal, discount, shipping, taxIncluded, total } = order
    const { all, proven } = mailedTo(order)
    const secret = await makeLink(tx, orderId)
    for (const to of all) {
      await queueMail(tx, {
        to,
        template: 'order-confirmation',
        params: {
          order: orderId,
          lines: order.lines.map(({ productName, variantName, quantity, unitPrice }) => ({
            name: productName,
            variant: variantName,
            quantity,
            amount: quantity * unitPrice,
          })),
          subtotal,
          discount,
          shipping,
          taxIncluded,
          taxes: storedTaxes.parse(order.taxes),
          total,
          // A guest's mail may go to somebody else, so it carries nothing that was typed.
          address: to === proven ? addressLines(order) : [],
        },
        secret,
      })
    }
    return true
  })
}

/**
 * The order was not paid and never will be: its pieces are free again. Call it only when the payment was
 * declined, cancelled or never confirmed.
 * @param paymentId the payment that this is known of; an order that got another one meanwhile stays open.
 * @returns false where the order is no longer pending, or has another payment.
 */
export function abandonOrder(orderId: string, paymentId: string | null, reason: string): Promise<boolean> {
  return transaction(async (tx) => {
    const closed = await takeStep(
      tx,
      orderId,
      'cancel',
      { closedReason: reason },
      { paymentIntent: paymentId },
    )
    if (!closed) return false
    await release(tx, pieces(await tx.orderLine.findMany({ where: { orderId } })))
    await giveBackDiscount(tx, orderId)
    return true
  })
}

/**
 * A charge came to light after the order was given up, and its pieces may be somebody else's by now: it is written
 * down with the order, and all of it goes back.
 * @returns false where the order is not closed, or this was written down before.
 */
export function refundLate(orderId: string, card: PaidCard | null): Promise<boolean> {
  return transaction(async (tx) => {
    if (!(await takeStep(tx, orderId, 'payLate', shownOf(card)))) return false
    const { total } = await tx.order.findUniqueOrThrow({ where: { id: orderId }, select: { total: true } })
    await writeRefund(tx, { orderId, amount: total, reason: 'late' })
    return true
  })
}

/** The number rises with each paid order; one may be missing, none is there twice. With it the time of the invoice. */
async function nextInvoice(tx: Tx): Promise<{ invoiceNumber: number; paidAt: Date }> {
  const [next] = await tx.$queryRaw<[{ invoiceNumber: number; paidAt: Date }]>`
    /* kept */ SELECT nextval('invoice_number')::int AS "invoiceNumber", shop_now() AS "paidAt"`
  return next
}

/** A variant that was deleted since has no stock to keep. */
function pieces(lines: { variantId: string | null; quantity: number }[]): Wanted[] {
  return lines.flatMap(({ variantId, quantity }) => (variantId ? [{ variantId, quantity }] : []))
}

/** What was put into the cart after the order was placed stays, and so does another code. */
async function removeBought(
  tx: Tx,
  cartId: string,
  order: { bought: Wanted[]; discountId: string | null },
): Promise<void> {
  const { bought, discountId } = order
  const [cart] = await tx.$queryRaw<{ mergedInto: string | null }[]>`
    /* kept */ UPDATE cart SET version = version + 1, discount_id = nullif(discount_id, ${discountId}::uuid)
    WHERE id = ${cartId}::uuid RETURNING merged_into AS "mergedInto"`
  if (!cart) return
  // Its guest signed in while it was paid: all that was in it went into the customer's.
  if (cart.mergedInto) return removeBought(tx, cart.mergedInto, order)
  // A statement of its own: it sees what others wrote while the one before waited for the cart.
  const { ids, counts } = columns(bought)
  await tx.$executeRaw`
    /* kept */ WITH bought AS (
      SELECT * FROM unnest(${ids}::uuid[], ${counts}::int[]) AS b (id, count)
    ), gone AS (
      DELETE FROM cart_line l USING bought b
      WHERE l.cart_id = ${cartId}::uuid AND l.variant_id = b.id AND l.quantity <= b.count
    )
    UPDATE cart_line l SET quantity = l.quantity - b.count FROM bought b
    WHERE l.cart_id = ${cartId}::uuid AND l.variant_id = b.id AND l.quantity > b.count`
}
