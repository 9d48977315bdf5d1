import 'server-only'
import { z } from 'zod'
import { formatMoney } from '@/lib/money/client'
import { seller } from '@/lib/shop/client'
import { orders } from '../messages/en-orders'
import { amount, orderNumber, pieces, toOrder } from './order-mail'
import { template } from './template'

// About things that somebody wants to send back.

export const returnAsked = template({
  params: z.strictObject({ order: orderNumber, pieces }),
  hasSecret: true,
  write: ({ params, secret, origin }) => ({
    subject: orders.returnAsked.subject(params.order),
    preview: orders.returnAsked.preview,
    title: orders.returnAsked.title,
    blocks: [
      { kind: 'text', text: orders.returnAsked.text(params.pieces, params.order) },
      ...toOrder(origin, params.order, secret),
    ],
  }),
})

/** `refund`: what goes back, 0 where there is nothing left to pay back. */
export const returnApproved = template({
  params: z.strictObject({ order: orderNumber, pieces, refund: amount }),
  hasSecret: true,
  write: ({ params: { order, pieces, refund }, secret, origin }) => ({
    subject: orders.returnApproved.subject(order),
    preview: orders.returnApproved.preview,
    title: orders.returnApproved.title,
    blocks: [
      { kind: 'text', text: orders.returnApproved.text(pieces, order) },
      {
        kind: 'text',
        text: refund > 0 ? orders.returnApproved.refund(formatMoney(refund)) : orders.returnApproved.noRefund,
      },
      { kind: 'heading', text: orders.returnApproved.sendTo },
      { kind: 'address', lines: [seller.name, ...seller.address] },
      { kind: 'small', text: orders.returnApproved.note },
      ...toOrder(origin, order, secret),
    ],
  }),
})

export const returnRefused = template({
  params: z.strictObject({ order: orderNumber, pieces }),
  hasSecret: true,
  write: ({ params, secret, origin }) => ({
    subject: orders.returnRefused.subject(params.order),
    preview: orders.returnRefused.preview,
    title: orders.returnRefused.title,
    blocks: [
      { kind: 'text', text: orders.returnRefused.text(params.pieces, params.order) },
      ...toOrder(origin, params.order, secret),
    ],
  }),
})
