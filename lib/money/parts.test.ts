import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fraction, spread } from './parts'

const deep = Boolean(process.env.TEST_DEEP)
const often = deep ? { numRuns: 20_000 } : { seed: 5, numRuns: 1000 }

const amounts = fc.nat({ max: 2_000_000_000 })

describe('a fraction of an amount', () => {
  it('rounds half up, to the minor unit', () => {
    expect(fraction(5, 1, 2)).toBe(3)
    expect(fraction(1005, 1000, 10_000)).toBe(101)
    expect(fraction(1004, 1000, 10_000)).toBe(100)
    expect(fraction(0, 1000, 10_000)).toBe(0)
  })

  it('is never further from the exact one than half a unit, however large the numbers', () => {
    fc.assert(
      fc.property(
        amounts,
        fc.nat({ max: 10_000 }),
        fc.integer({ min: 1, max: 20_000 }),
        (amount, part, whole) => {
          const rounded = BigInt(fraction(amount, part, whole))
          const twiceOff = 2n * (rounded * BigInt(whole) - BigInt(amount) * BigInt(part))
          expect(twiceOff > -BigInt(whole) && twiceOff <= BigInt(whole)).toBe(true)
        },
      ),
      often,
    )
  })
})

describe('spreading an amount', () => {
  it('gives the odd cent to the largest remainder', () => {
    expect(spread(100, [1, 1, 1])).toEqual([34, 33, 33])
    expect(spread(10, [3, 3, 1])).toEqual([4, 4, 2])
    expect(spread(1, [100, 900])).toEqual([0, 1])
    expect(spread(5, [0, 7, 0])).toEqual([0, 5, 0])
    expect(spread(5, [0, 0])).toEqual([0, 0])
  })

  it('adds up, takes no more than there is, and lies within a unit of the exact share', () => {
    const weights = fc.array(fc.nat({ max: 100_000_000 }), { minLength: 1, maxLength: 50 })
    fc.assert(
      fc.property(weights, fc.double({ min: 0, max: 1, noNaN: true }), (weights, part) => {
        const sum = weights.reduce((all, weight) => all + weight, 0)
        const amount = Math.floor(sum * part)
        const shares = spread(amount, weights)
        expect(shares.reduce((all, share) => all + share, 0)).toBe(amount)
        for (const [at, share] of shares.entries()) {
          const weight = weights[at] ?? 0
          expect(share).toBeGreaterThanOrEqual(0)
          expect(share).toBeLessThanOrEqual(weight)
          if (sum > 0) {
            const off = BigInt(share) * BigInt(sum) - BigInt(amount) * BigInt(weight)
            expect(off < BigInt(sum) && off > -BigInt(sum)).toBe(true)
          }
        }
      }),
      often,
    )
  })
})
