import { addressLines } from '@/lib/checkout/countries/client'
import { decimalMoney, formatMoney, readDecimal } from '@/lib/money/client'
import { cancelOrder } from '@/lib/orders/cancel'
import { listAllOrders, listOpenRefunds, refundOrder, shipOrder } from '@/lib/orders/operator'
import { orderId, readOrder } from '@/lib/orders/order'
import { OrderStatus } from '@/prisma/generated/client'
import { done, refused, type Told } from './told'

const time = (at: Date) => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`

export async function listOrders(status: string | undefined, limit: string | undefined): Promise<Told> {
  if (status !== undefined && !isStatus(status))
    return refused(`--status is one of ${Object.values(OrderStatus).join(', ')}.`)
  const count = Number(limit ?? 50)
  if (!Number.isInteger(count) || count < 1 || count > 1000)
    return refused('--limit is a whole number from 1 to 1000.')
  const orders = await listAllOrders(status, count)
  if (orders.length === 0) return done('No orders.')
  return done(
    orders
      .map(({ id, status, placedAt, pieces, total }) =>
        [
          id,
          status.padEnd(9),
          time(placedAt),
          `${pieces} pcs`.padStart(7),
          formatMoney(total).padStart(10),
        ].join('  '),
      )
      .join('\n'),
  )
}

const isStatus = (text: string): text is OrderStatus => Object.hasOwn(OrderStatus, text)

export async function showOrder(id: string): Promise<Told> {
  const order = orderId.safeParse(id).success ? await readOrder(id) : null
  if (!order) return refused(`There is no order ${id}.`)
  const steps = [
    ['placed', order.placedAt],
    ['paid', order.paidAt],
    ['shipped', order.shippedAt],
    ['cancelled', order.cancelledAt],
  ] as const
  return done(
    [
      `${order.id}  ${order.status}${order.closedReason ? ` (${order.closedReason})` : ''}`,
      ...steps.flatMap(([step, at]) => (at ? [`  ${step.padEnd(9)}  ${time(at)}`] : [])),
      '',
      ...order.lines.map(
        ({ quantity, sku, productName, variantName, unitPrice }) =>
          `  ${quantity} × ${sku}  ${productName}, ${variantName}  ${formatMoney(quantity * unitPrice)}`,
      ),
      `  ${order.shippingMethod} delivery  ${formatMoney(order.shipping)}`,
      `  total  ${formatMoney(order.total)}`,
      ...order.refunds.map(
        ({ state, amount, reason, createdAt, doneAt }) =>
          `  refund  ${formatMoney(amount)}  ${refundStates[state]} (${reason})  ${time(doneAt ?? createdAt)}`,
      ),
      ...order.returns.map(
        ({ state, reason, askedAt, lines }) =>
          `  return  ${lines.map(({ position, quantity }) => `${quantity} × ${order.lines[position]?.sku ?? '?'}`).join(', ')}  ${state} (${reason})  ${time(askedAt)}`,
      ),
      '',
      ...[...addressLines(order), order.email].map((line) => `  ${line}`),
    ].join('\n'),
  )
}

const refundStates = { open: 'on its way', approval: 'on its way', done: 'done', failed: 'FAILED' }

export async function ship(id: string): Promise<Told> {
  const result = await shipOrder(id)
  if (result.ok) return done(`${id} is shipped. Its buyer gets a mail.`)
  const problems = {
    unknown: `There is no order ${id}.`,
    'not-paid': `${id} is not paid, so it cannot be shipped.`,
    'shipped-before': `${id} was shipped before.`,
    cancelled: `${id} is cancelled: do not send it.`,
  }
  return refused(problems[result.error])
}

export async function cancel(id: string): Promise<Told> {
  const result = await cancelOrder(id, { by: 'shop' })
  if (result.ok) {
    const { refund } = result.data
    const money =
      refund > 0
        ? `${formatMoney(refund)} goes back as soon as a worker runs.`
        : 'Nothing is left to give back.'
    return done(`${id} is cancelled and its pieces are in stock again. ${money} Its buyer gets a mail.`)
  }
  const problems = {
    unknown: `There is no order ${id}.`,
    'not-paid': `${id} is not paid (yet). One that is not paid in time is closed by itself.`,
    shipped: `${id} was shipped, so it cannot be cancelled. See "orders refund" and "returns".`,
    'cancelled-before': `${id} was cancelled before.`,
    locked: `The account of ${id} is locked.`,
  }
  return refused(problems[result.error])
}

export async function refund(id: string, typed: string | undefined): Promise<Told> {
  const amount = typed === undefined ? null : readDecimal(typed)
  if (typed !== undefined && !amount)
    return refused(`AMOUNT is money such as ${decimalMoney(1250)}; without it all that is left goes back.`)
  const result = await refundOrder(id, amount)
  if (result.ok) {
    const { left } = result.data
    return done(
      `${formatMoney(result.data.amount)} of ${id} goes back as soon as a worker runs; ${formatMoney(left)} is left. Its buyer gets a mail when it is done.`,
    )
  }
  if ('left' in result)
    return refused(`Only ${formatMoney(result.left)} of ${id} is left to give back. Nothing was changed.`)
  const problems = {
    unknown: `There is no order ${id}.`,
    'not-paid': `${id} was not paid, so there is nothing to give back.`,
    'nothing-left': `All of ${id} went back already.`,
  }
  return refused(problems[result.error])
}

export async function listRefunds(): Promise<Told> {
  const open = await listOpenRefunds()
  if (open.length === 0) return done('No refund waits, and none failed.')
  return done(
    open
      .map(({ orderId, amount, state, reason, problem, attempts, createdAt }) =>
        [
          orderId,
          formatMoney(amount).padStart(10),
          refundStates[state].padEnd(10),
          reason.padEnd(9),
          time(createdAt),
          problem ?? `${attempts} tries`,
        ].join('  '),
      )
      .join('\n'),
  )
}
