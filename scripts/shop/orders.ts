import { addressLines } from '@/lib/checkout/countries/client'
import { formatMoney } from '@/lib/money/client'
import { listAllOrders, shipOrder } from '@/lib/orders/operator'
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
      '',
      ...[...addressLines(order), order.email].map((line) => `  ${line}`),
    ].join('\n'),
  )
}

export async function ship(id: string): Promise<Told> {
  const result = await shipOrder(id)
  if (result.ok) return done(`${id} is shipped.`)
  const problems = {
    unknown: `There is no order ${id}.`,
    'not-paid': `${id} is not paid, so it cannot be shipped.`,
    'shipped-before': `${id} was shipped before.`,
  }
  return refused(problems[result.error])
}
