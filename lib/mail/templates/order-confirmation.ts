import 'server-only'
import { z } from 'zod'
import { formatMoney, formatRate } from '@/lib/money/client'
import { mail } from '../messages/en'
import { orders } from '../messages/en-orders'
import { amount, orderNumber } from './order-mail'
import { template } from './template'

const words = mail.orderConfirmation

const params = z.strictObject({
  order: orderNumber,
  /** Amounts are minor units, for the whole line. */
  lines: z
    .array(
      z.strictObject({
        name: z.string(),
        variant: z.string(),
        quantity: z.number().int().positive(),
        amount,
      }),
    )
    .min(1),
  subtotal: amount,
  discount: amount.default(0),
  shipping: amount,
  taxIncluded: z.boolean().default(true),
  taxes: z.array(z.object({ name: z.string(), rate: amount, amount })).default([]),
  total: amount,
  /**
   * The recipient's name and address, as lines to print; none for a guest, whose mail may go to somebody who never
   * ordered, and would then carry what a stranger typed.
   */
  address: z.array(z.string()),
})

type Tax = z.infer<typeof params>['taxes'][number]

const taxRow = ({ name, rate, amount }: Tax) => ({
  label: words.tax(name, formatRate(rate)),
  amount: formatMoney(amount),
})
const taxPart = ({ name, rate, amount }: Tax) => words.taxIn(formatMoney(amount), name, formatRate(rate))

/** To the buyer, once an order is paid. The secret is the one in the order's own link. */
export const orderConfirmation = template({
  params,
  hasSecret: true,
  write: ({ params: order, secret, origin }) => ({
    subject: words.subject(order.order),
    preview: words.preview(formatMoney(order.total)),
    title: words.title,
    blocks: [
      { kind: 'text', text: words.text(order.order) },
      { kind: 'button', label: words.button, href: `${origin}/orders/${order.order}#${secret}` },
      { kind: 'heading', text: words.lines },
      {
        kind: 'table',
        rows: [
          ...order.lines.map((line) => ({
            label: line.name,
            detail: [line.variant, words.quantity(line.quantity)].filter(Boolean).join(' '),
            amount: formatMoney(line.amount),
          })),
          { label: words.subtotal, amount: formatMoney(order.subtotal) },
          ...(order.discount > 0 ? [{ label: words.discount, amount: formatMoney(-order.discount) }] : []),
          {
            label: words.shipping,
            amount: order.shipping === 0 ? words.freeShipping : formatMoney(order.shipping),
          },
          ...(order.taxIncluded ? [] : order.taxes.map(taxRow)),
          { label: words.total, amount: formatMoney(order.total), strong: true },
        ],
      },
      ...(order.taxIncluded && order.taxes.length > 0
        ? [{ kind: 'small' as const, text: words.includes(order.taxes.map(taxPart)) }]
        : []),
      ...(order.address.length > 0
        ? [
            { kind: 'heading' as const, text: words.address },
            { kind: 'address' as const, lines: order.address.filter(Boolean) },
          ]
        : [{ kind: 'text' as const, text: words.addressInside }]),
      { kind: 'small', text: orders.keepLink },
    ],
  }),
})
