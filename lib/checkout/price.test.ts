import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { HeldDiscount } from '@/lib/discounts/held'
import { shippingMethodIds } from '@/lib/shipping/methods'
import { shop } from '@/lib/shop/client'
import type { Content } from './contents'
import { priceContents } from './price'

const often = process.env.TEST_DEEP ? { numRuns: 20_000 } : { seed: 5, numRuns: 1000 }

const content = (changes: Partial<Content> = {}): Content => ({
  variantId: 'one',
  productSlug: 'mug',
  productName: 'Mug',
  variantName: 'Blue',
  sku: 'MUG',
  picture: '',
  pictureAlt: '',
  quantity: 1,
  seenPrice: 2500,
  unitPrice: 2500,
  weightGrams: 100,
  taxClass: 'standard',
  free: 99,
  ...changes,
})

const held = (changes: Partial<HeldDiscount> = {}): HeldDiscount => ({
  id: 'id',
  code: 'SPRING',
  kind: 'percent',
  value: 1000,
  minimum: 0,
  isUsable: true,
  ...changes,
})

const home = { country: 'IE', method: 'standard' } as const

describe('a discount', () => {
  it('takes a percentage off the goods, rounded half up, and lowers the tax with them', () => {
    const price = priceContents([content({ unitPrice: 2505 })], home, held())
    expect(price).toMatchObject({ subtotal: 2505, discount: 251, shipping: 490, total: 2744 })
    expect(price.taxes).toEqual([{ name: 'VAT', rate: 2300, base: 2231, amount: 513 }])
    expect(price.lines).toMatchObject([{ discount: 251, taxRate: 2300 }])
  })

  it('takes an amount off, and no more than the goods are worth', () => {
    const off = (value: number) => priceContents([content()], home, held({ kind: 'amount', value }))
    expect(off(500)).toMatchObject({ discount: 500, total: 2490 })
    expect(off(9_999_999)).toMatchObject({ discount: 2500, total: 490 })
  })

  it('leaves at least what the gateway takes, 0.50', () => {
    expect(shop.leastPayment).toBe(50)
    const free = held({ kind: 'amount', value: 9_999_999 })
    // Delivery is free from 60.00 on, so nothing else would be left to pay.
    const price = priceContents([content({ unitPrice: 6000 })], home, free)
    expect(price).toMatchObject({ shipping: 0, discount: 5950, total: 50 })
    expect(price.lines[0]?.discount).toBe(5950)
  })

  it('makes delivery free, or express cheaper by what standard delivery costs', () => {
    const free = held({ kind: 'shipping', value: 0 })
    expect(priceContents([content()], home, free)).toMatchObject({
      shipping: 490,
      discount: 490,
      total: 2500,
      lines: [{ discount: 0 }],
    })
    const express = { country: 'IE', method: 'express' } as const
    expect(priceContents([content()], express, free)).toMatchObject({
      shipping: 990,
      discount: 490,
      total: 3000,
    })
    // The tax is on what is paid for delivery.
    expect(priceContents([content({ unitPrice: 12_300, taxClass: 'reduced' })], express, free).taxes).toEqual(
      [
        { name: 'VAT', rate: 2300, base: 805, amount: 185 },
        { name: 'VAT', rate: 1350, base: 10_837, amount: 1463 },
      ],
    )
    expect(priceContents([content({ unitPrice: 6000 })], home, free)).toMatchObject({
      discount: 0,
      code: { problem: 'nothing' },
    })
  })

  it('does not count where the goods are worth too little, and says what they must be worth', () => {
    const from = held({ minimum: 3000 })
    expect(priceContents([content()], home, from)).toMatchObject({
      discount: 0,
      total: 2990,
      code: { code: 'SPRING', problem: 'minimum', minimum: 3000 },
    })
    expect(priceContents([content({ unitPrice: 3000 })], home, from)).toMatchObject({
      discount: 300,
      code: { problem: null },
    })
    // What is sold out is worth nothing.
    const soldOut = content({ variantId: 'two', free: 0 })
    expect(priceContents([content(), soldOut], home, from).code?.problem).toBe('minimum')
  })

  it('takes nobody below the threshold of free delivery', () => {
    expect(priceContents([content({ unitPrice: 6000 })], home, held())).toMatchObject({
      shipping: 0,
      total: 5400,
    })
  })

  it('that has ended or is used up takes nothing off', () => {
    expect(priceContents([content()], home, held({ isUsable: false }))).toMatchObject({
      discount: 0,
      total: 2990,
      code: { problem: 'unfit' },
    })
  })
})

describe('tax', () => {
  it('comes on top where the shop is so configured, and is in the total', () => {
    vi.spyOn(shop, 'pricesIncludeTax', 'get').mockReturnValue(false)
    const price = priceContents([content()], home, null)
    expect(price).toMatchObject({ taxIncluded: false, subtotal: 2500, shipping: 490, tax: 688, total: 3678 })
    const abroad = priceContents([content()], { country: 'US', method: 'standard' }, null)
    expect(abroad).toMatchObject({ tax: 0, taxes: [], total: 2500 + 1490 })
    vi.restoreAllMocks()
  })
})

const contents = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 12 }).chain((ids) =>
  fc.tuple(
    ...ids.map((variantId) =>
      fc
        .record({
          unitPrice: fc.oneof(fc.constantFrom(100, 1000), fc.integer({ min: 1, max: 90_000 })),
          quantity: fc.integer({ min: 1, max: 9 }),
          free: fc.integer({ min: 0, max: 12 }),
          weightGrams: fc.integer({ min: 1, max: 9000 }),
          taxClass: fc.constantFrom('standard', 'reduced'),
        })
        .map((given) => content({ variantId, ...given })),
    ),
  ),
)
const discounts = fc.option(
  fc.oneof(
    fc.record({ kind: fc.constant('percent' as const), value: fc.integer({ min: 1, max: 10_000 }) }),
    fc.record({ kind: fc.constant('amount' as const), value: fc.integer({ min: 1, max: 500_000 }) }),
    fc.constant({ kind: 'shipping' as const, value: 0 }),
  ),
)
const choices = fc.record({
  country: fc.constantFrom(...shop.countries),
  method: fc.constantFrom(...shippingMethodIds),
})

const sum = (amounts: number[]) => amounts.reduce((all, amount) => all + amount, 0)

describe('whatever is in the cart', () => {
  it('the parts add up, lines carry the discount of the goods, and less than the least is never left', () => {
    fc.assert(
      fc.property(contents, choices, discounts, fc.nat(200_000), (contents, choice, terms, minimum) => {
        const price = priceContents(contents, choice, terms && held({ ...terms, minimum }))
        const { subtotal, shipping, discount, tax, total, taxes } = price
        expect(total).toBe(subtotal - discount + shipping)
        expect(sum(taxes.map(({ base, amount }) => base + amount))).toBe(taxes.length > 0 ? total : 0)
        expect(tax).toBe(sum(taxes.map(({ amount }) => amount)))
        expect(discount).toBeGreaterThanOrEqual(0)
        if (discount > 0) expect(total).toBeGreaterThanOrEqual(shop.leastPayment)
        const ofGoods = sum(price.lines.map((line) => line.discount))
        expect(ofGoods).toBe(terms?.kind === 'shipping' ? 0 : discount)
        for (const line of price.lines) {
          expect(line.discount).toBeGreaterThanOrEqual(0)
          expect(line.discount).toBeLessThanOrEqual(line.available * line.unitPrice)
        }
      }),
      often,
    )
  })

  it('costs the same in whatever order it stands there, the odd cent included', () => {
    const alike = ['one', 'two', 'three'].map((variantId, at) =>
      content({ variantId, unitPrice: 1000, taxClass: at === 0 ? 'reduced' : 'standard' }),
    )
    const [taxes, turned] = [alike, alike.toReversed()].map(
      (all) => priceContents(all, home, held({ kind: 'amount', value: 100 })).taxes,
    )
    expect(turned).toEqual(taxes)
    const shuffled = contents.chain((all) =>
      fc.shuffledSubarray(all, { minLength: all.length }).map((other) => [all, other] as const),
    )
    fc.assert(
      fc.property(shuffled, choices, discounts, ([one, other], choice, terms) => {
        const [a, b] = [one, other].map((all) => priceContents(all, choice, terms && held(terms)))
        const byId = (price: typeof a) => new Map(price?.lines.map((line) => [line.variantId, line.discount]))
        expect([b?.total, b?.tax, b?.taxes, byId(b)]).toEqual([a?.total, a?.tax, a?.taxes, byId(a)])
      }),
      often,
    )
  })
})
