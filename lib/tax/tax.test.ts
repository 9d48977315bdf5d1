import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shop } from '@/lib/shop/client'
import { ratesOf, taxClasses } from './rates'
import { storedTaxes, type Taxable, taxOf } from './tax'

const deep = Boolean(process.env.TEST_DEEP)
const often = deep ? { numRuns: 20_000 } : { seed: 5, numRuns: 1000 }

const order: fc.Arbitrary<Taxable> = fc.record({
  country: fc.constantFrom(...shop.countries),
  lines: fc.array(
    fc.record({
      taxClass: fc.constantFrom(...taxClasses, 'unheard-of'),
      amount: fc.nat({ max: 50_000_000 }),
    }),
    { maxLength: 50 },
  ),
  shipping: fc.nat({ max: 10_000 }),
})

const sum = (amounts: number[]) => amounts.reduce((all, amount) => all + amount, 0)

describe('tax', () => {
  it('is in the prices: 23 % of the net, out of the gross', () => {
    const lines = [{ taxClass: 'standard', amount: 12_300 }]
    expect(taxOf({ country: 'IE', lines, shipping: 0 }, true)).toEqual({
      included: true,
      rates: [2300],
      taxes: [{ name: 'VAT', rate: 2300, base: 10_000, amount: 2300 }],
      tax: 2300,
    })
  })

  it('comes on top where prices are without it', () => {
    const lines = [{ taxClass: 'standard', amount: 10_000 }]
    const taxes = [{ name: 'VAT', rate: 2300, base: 10_490, amount: 2413 }]
    expect(taxOf({ country: 'IE', lines, shipping: 490 }, false)).toMatchObject({ taxes, tax: 2413 })
  })

  it('is rounded once for each rate, half up, not once a line', () => {
    // A line alone is 0.115 of tax; three are 0.345, and four 0.46.
    const lines = (count: number) =>
      Array.from({ length: count }, () => ({ taxClass: 'standard', amount: 50 }))
    const on = (count: number) => taxOf({ country: 'IE', lines: lines(count), shipping: 0 }, false).tax
    expect([on(1), on(3), on(4)]).toEqual([12, 35, 46])
  })

  it('has a rate for each class, shipping at the standard one', () => {
    const lines = [{ taxClass: 'reduced', amount: 11_350 }]
    const { taxes, rates } = taxOf({ country: 'IE', lines, shipping: 1230 }, true)
    expect(rates).toEqual([1350])
    expect(taxes).toEqual([
      { name: 'VAT', rate: 2300, base: 1000, amount: 230 },
      { name: 'VAT', rate: 1350, base: 10_000, amount: 1350 },
    ])
  })

  it.each(['US', 'CA'] as const)('is none on what goes to %s, with prices of either kind', (country) => {
    const asked = { country, lines: [{ taxClass: 'standard', amount: 5000 }], shipping: 1490 }
    for (const included of [true, false])
      expect(taxOf(asked, included)).toEqual({ included, rates: [0], taxes: [], tax: 0 })
  })

  it('adds up with what is not taxed, is never negative, and is not more than its rate says', () => {
    fc.assert(
      fc.property(order, fc.boolean(), (asked, included) => {
        const { taxes, tax, rates } = taxOf(asked, included)
        const given = sum([...asked.lines.map(({ amount }) => amount), asked.shipping])
        const untaxed = ratesOf[asked.country] ? 0 : given
        const bases = sum(taxes.map(({ base }) => base))
        expect(bases + untaxed + (included ? tax : 0)).toBe(given)
        expect(tax).toBe(sum(taxes.map(({ amount }) => amount)))
        expect(rates).toHaveLength(asked.lines.length)
        for (const { base, amount, rate } of taxes) {
          expect(base).toBeGreaterThanOrEqual(0)
          expect(amount).toBeGreaterThanOrEqual(0)
          expect(Math.abs(amount - (base * rate) / 10_000)).toBeLessThanOrEqual(1)
        }
        expect(storedTaxes.parse(JSON.parse(JSON.stringify(taxes)))).toEqual(taxes)
      }),
      often,
    )
  })

  it('does not ask in which order the lines stand', () => {
    const shuffled = order.chain((asked) =>
      fc
        .shuffledSubarray(asked.lines, { minLength: asked.lines.length })
        .map((lines) => [asked, { ...asked, lines }] as const),
    )
    fc.assert(
      fc.property(shuffled, fc.boolean(), ([one, other], included) => {
        const [a, b] = [taxOf(one, included), taxOf(other, included)]
        expect([b.taxes, b.tax]).toEqual([a.taxes, a.tax])
      }),
      often,
    )
  })
})
