import { describe, expect, it } from 'vitest'
import { shop } from '@/lib/shop/client'
import { missingForFree, shippingMethods } from './methods'

describe('shipping', () => {
  it.each(shop.countries.map((country) => [country]))(
    'has both methods to %s, in whole minor units',
    (country) => {
      const methods = shippingMethods(country, 1)
      expect(methods.map(({ id }) => id)).toEqual(['standard', 'express'])
      for (const { price, days } of methods) {
        expect(Number.isInteger(price) && price > 0).toBe(true)
        expect(days[0]).toBeLessThanOrEqual(days[1])
      }
    },
  )

  it('is free from the threshold on, by standard delivery only', () => {
    const missing = missingForFree('IE', 0)
    const standard = (subtotal: number) => shippingMethods('IE', subtotal)[0]?.price
    expect(standard(missing - 1)).toBe(490)
    expect(standard(missing)).toBe(0)
    expect(shippingMethods('IE', 1_000_000)[1]?.price).toBe(990)
    expect(missingForFree('IE', missing - 1)).toBe(1)
    expect(missingForFree('IE', missing + 1)).toBe(0)
  })
})
