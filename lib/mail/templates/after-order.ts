import 'server-only'
import { z } from 'zod'
import { formatMoney } from '@/lib/money/client'
import { mail } from '../messages/en'
import { orders } from '../messages/en-orders'
import { amount, orderNumber, toOrder } from './order-mail'
import { plainWords } from './plain-words'
import { template } from './template'

// About an order that was paid. All of them go to the buyer and carry nothing that anybody typed.

/** The parcel left the house. `returnDays`: how long things can be sent back. */
export const orderShipped = template({
  params: z.strictObject({ order: orderNumber, returnDays: z.number().int().positive() }),
  hasSecret: true,
  write: ({ params: { order, returnDays }, secret, origin }) => ({
    subject: orders.shipped.subject(order),
    preview: orders.shipped.preview,
    title: orders.shipped.title,
    blocks: [
      { kind: 'text', text: orders.shipped.text(order) },
      { kind: 'text', text: orders.shipped.returns(returnDays) },
      ...toOrder(origin, order, secret),
    ],
  }),
})

/** It was called off before it was sent. `refund`: what goes back, 0 where all of it went back before. */
export const orderCancelled = template({
  params: z.strictObject({ order: orderNumber, by: z.enum(['buyer', 'shop']), refund: amount }),
  hasSecret: true,
  write: ({ params: { order, by, refund }, secret, origin }) => ({
    subject: orders.cancelled.subject(order),
    preview: orders.cancelled.preview,
    title: orders.cancelled.title,
    blocks: [
      { kind: 'text', text: orders.cancelled.text[by](order) },
      ...(refund > 0 ? [{ kind: 'text' as const, text: orders.cancelled.refund(formatMoney(refund)) }] : []),
      ...toOrder(origin, order, secret),
      ...(by === 'buyer' ? [{ kind: 'notYou' as const, text: orders.cancelled.notYou }] : []),
    ],
  }),
})

/** The gateway has given money back. */
export const refundDone = template({
  params: z.strictObject({ order: orderNumber, amount }),
  hasSecret: true,
  write: ({ params, secret, origin }) => ({
    subject: orders.refundDone.subject(params.order),
    preview: orders.refundDone.preview(formatMoney(params.amount)),
    title: orders.refundDone.title,
    blocks: [
      { kind: 'text', text: orders.refundDone.text(formatMoney(params.amount), params.order) },
      ...toOrder(origin, params.order, secret),
    ],
  }),
})

/** The bank did not take the money back. */
export const refundFailed = template({
  params: z.strictObject({ order: orderNumber, amount }),
  hasSecret: true,
  write: ({ params, secret, origin }) => ({
    subject: orders.refundFailed.subject(params.order),
    preview: orders.refundFailed.preview,
    title: orders.refundFailed.title,
    blocks: [
      { kind: 'text', text: orders.refundFailed.text(formatMoney(params.amount), params.order) },
      ...toOrder(origin, params.order, secret),
    ],
  }),
})

/** To the address that a guest's order was placed with, for a browser that has its link. The secret is the code. */
export const orderCode = template({
  params: z.strictObject({ order: orderNumber, device: plainWords }),
  hasSecret: true,
  write: ({ params: { order, device }, secret }) => ({
    subject: orders.code.subject(order),
    preview: orders.code.preview,
    title: orders.code.title,
    blocks: [
      { kind: 'code', code: secret },
      { kind: 'text', text: orders.code.text(order) },
      { kind: 'small', text: mail.askedFrom(device) },
      { kind: 'notYou', text: orders.code.notYou },
    ],
  }),
})
