import { describe, expect, it } from 'vitest'
import { timelineOf } from './timeline'

const at = (minute: number) => new Date(minute * 60_000)
const order = {
  placedAt: at(1),
  paidAt: at(2),
  shippedAt: null,
  cancelledAt: null,
  closedReason: null,
  refunds: [],
  returns: [],
}
const kinds = (given: Partial<Parameters<typeof timelineOf>[0]>) =>
  timelineOf({ ...order, ...given }).map((step) => step.kind)

describe('the timeline of an order', () => {
  it('tells what happened, the first first', () => {
    expect(kinds({})).toEqual(['placed', 'paid'])
    expect(kinds({ shippedAt: at(3) })).toEqual(['placed', 'paid', 'shipped'])
  })

  it('tells a cancelled order with its refund, on its way or done', () => {
    const refund = { amount: 100, reason: 'cancelled' as const, createdAt: at(5), doneAt: null }
    const cancelled = { cancelledAt: at(5), closedReason: 'by-buyer' }
    expect(kinds({ ...cancelled, refunds: [{ ...refund, state: 'open' }] })).toEqual([
      'placed',
      'paid',
      'cancelled',
      'refund-begun',
    ])
    expect(
      timelineOf({ ...order, ...cancelled, refunds: [{ ...refund, state: 'done', doneAt: at(6) }] }),
    ).toMatchObject([
      {},
      {},
      { kind: 'cancelled', why: 'buyer' },
      { kind: 'refund-done', amount: 100, at: at(6) },
    ])
    expect(kinds({ ...cancelled, refunds: [{ ...refund, state: 'failed', doneAt: at(9) }] }).at(-1)).toBe(
      'refund-failed',
    )
  })

  it('tells a charge that came to light after the order was closed', () => {
    const late = { paidAt: at(9), cancelledAt: at(5), closedReason: 'expired' }
    expect(timelineOf({ ...order, ...late })).toMatchObject([
      { kind: 'placed' },
      { kind: 'cancelled', why: 'unpaid' },
      { kind: 'paid-late' },
    ])
  })

  it('tells returns, asked and decided', () => {
    const one = { reason: 'other', askedAt: at(20), lines: [{ position: 0, quantity: 2 }] }
    const shippedAt = at(10)
    expect(kinds({ shippedAt, returns: [{ ...one, state: 'asked', decidedAt: null }] }).at(-1)).toBe(
      'return-asked',
    )
    const decided = { shippedAt, returns: [{ ...one, state: 'refused' as const, decidedAt: at(30) }] }
    expect(timelineOf({ ...order, ...decided }).slice(-2)).toEqual([
      { kind: 'return-asked', at: at(20), pieces: 2 },
      { kind: 'return-refused', at: at(30), pieces: 2 },
    ])
  })
})
