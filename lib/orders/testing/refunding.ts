// For tests: refunds, and what must hold of one that is done.

import { expect } from 'vitest'
import { db, transaction } from '@/lib/platform/db'
import { writeRefund } from '../refunds'
import { mailsAbout, type Payments, refundsAt } from './paid-order'

export type PaidOrder = { id: string; intent: string }

export const write = (orderId: string, amount: number) =>
  transaction((tx) => writeRefund(tx, { orderId, amount, reason: 'goodwill' }))
export const rowOf = (id: string) => db().refund.findUniqueOrThrow({ where: { id } })
export const refundedOf = async (id: string) =>
  (await db().order.findUniqueOrThrow({ where: { id }, select: { refunded: true } })).refunded
/** Time passes: whatever waits is due. */
export const later = (id: string) =>
  db().refund.update({ where: { id }, data: { dueAt: new Date(Date.now() - 1) } })

/** The refund is done: once at the gateway, counted, and told once. */
export async function expectRefunded(payments: Payments, order: PaidOrder, refund: string, amount: number) {
  expect(await rowOf(refund)).toMatchObject({ state: 'done', problem: null, doneAt: expect.any(Date) })
  expect(await refundsAt(payments, order.intent)).toEqual({ count: 1, sum: amount })
  expect(await refundedOf(order.id)).toBe(amount)
  expect(await mailsAbout(order.id)).toEqual(['refund-done'])
}
