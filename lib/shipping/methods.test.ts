import { describe, expect, it } from 'vitest'
import { shop } from '@/lib/shop/client'
import { missingForFree, shippingMethods } from './methods'

const light = { subtotal: 1, grams: 1 }

describe('shipping', () => {
  it.each(shop.countries.map((country) => [country]))(
    'has both methods to %s, in whole minor units',
    (country) => {
      for (const parcel of [light, { subtotal: 1, grams: 123_457 }]) {
        const methods = shippingMethods(country, parcel)
        expect(methods.map(({ id }) => id)).toEqual(['standard', 'express'])
        for (const { price, days } of methods) {
          expect(Number.isInteger(price) && price > 0).toBe(true)
          expect(days[0]).toBeLessThanOrEqual(days[1])
        }
      }
    },
  )

  it('is free from the threshold on, by standard delivery only, whatever it weighs', () => {
    const missing = missingForFree('IE', 0)
    const standard = (subtotal: number, grams = 1) => shippingMethods('IE', { subtotal, grams })[0]?.price
    expect(standard(missing - 1)).toBe(490)
    expect(standard(missing)).toBe(0)
    expect(standard(missing, 50_000)).toBe(0)
    expect(shippingMethods('IE', { subtotal: 1_000_000, grams: 1 })[1]?.price).toBe(990)
    expect(missingForFree('IE', missing - 1)).toBe(1)
    expect(missingForFree('IE', missing + 1)).toBe(0)
  })

  it('costs a step more after five kilograms, and another for each ten begun', () => {
    const prices = (grams: number) => shippingMethods('IE', { subtotal: 1, grams }).map(({ price }) => price)
    expect(prices(5_000)).toEqual([490, 990])
    expect(prices(5_001)).toEqual([790, 1290])
    expect(prices(15_000)).toEqual([790, 1290])
    expect(prices(15_001)).toEqual([1090, 1590])
    expect(shippingMethods('US', { subtotal: 1, grams: 9_000 })[0]?.price).toBe(1490 + 1500)
  })
})
