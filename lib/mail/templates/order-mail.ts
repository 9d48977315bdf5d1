import 'server-only'
import { z } from 'zod'
import { orderNumberForm } from '@/lib/platform/random'
import type { Block } from '../blocks'
import { orders } from '../messages/en-orders'

/** An order's number: "LK-7F3KQ-92MXA". */
export const orderNumber = z.string().regex(orderNumberForm)
/** Minor units. */
export const amount = z.number().int().min(0)
export const pieces = z.number().int().positive()

/** The way to the order's page, by the secret in the mail's own link. */
export const toOrder = (origin: string, order: string, secret: string): Block[] => [
  { kind: 'button', label: orders.seeOrder, href: `${origin}/orders/${order}#${secret}` },
  { kind: 'small', text: orders.keepLink },
]
