import { describe, expect, it } from 'vitest'
import type { QuoteCode, QuoteLine } from '@/lib/checkout/price'
import type { Quote } from '@/lib/checkout/quote'
import { changesBetween } from './find-changes'

const line = (changes: Partial<QuoteLine> = {}): QuoteLine => ({
  variantId: 'one',
  productSlug: 'mug',
  productName: 'Mug',
  variantName: 'Blue',
  picture: '',
  pictureAlt: '',
  quantity: 2,
  available: 2,
  unitPrice: 2500,
  problems: [],
  discount: 0,
  taxRate: 2300,
  ...changes,
})
const code = (changes: Partial<QuoteCode> = {}): QuoteCode => ({
  code: 'SPRING',
  kind: 'amount',
  minimum: 0,
  problem: null,
  ...changes,
})
const quote = (changes: Partial<Quote> = {}): Quote => ({
  key: 'key',
  cartVersion: 1,
  country: 'IE',
  lines: [line()],
  subtotal: 5000,
  code: null,
  discount: 0,
  methods: [],
  method: 'standard',
  shipping: 490,
  taxIncluded: true,
  taxes: [],
  tax: 0,
  total: 5490,
  missingForFree: 0,
  complete: true,
  tooLarge: false,
  ...changes,
})
const withCode = { code: code(), discount: 500 }

describe('what differs from what was seen', () => {
  it.each<[string, Partial<Quote>, Partial<Quote>, string[]]>([
    ['nothing', {}, {}, []],
    ['a price', {}, { lines: [line({ unitPrice: 2600 })] }, ['Mug, Blue now costs €26.00 (was €25.00).']],
    ['sold out', {}, { lines: [line({ available: 0 })] }, ['Mug, Blue is sold out.']],
    ['fewer', {}, { lines: [line({ available: 1 })] }, ['There is only 1 left of Mug, Blue.']],
    [
      'another quantity',
      {},
      { lines: [line({ quantity: 3, available: 3 })] },
      ['There are 3 of Mug, Blue in your cart now (before: 2).'],
    ],
    [
      'another thing',
      {},
      { lines: [line({ variantId: 'two', productName: 'Cup' })] },
      ['Cup, Blue is in your cart too now.', 'Mug, Blue is no longer in your cart.'],
    ],
    ['delivery', {}, { shipping: 690 }, ['Delivery now costs €6.90 (was €4.90).']],
    ['delivery elsewhere, which the shopper chose', {}, { shipping: 690, country: 'DE' }, []],
    ['tax in the price', {}, { tax: 100 }, []],
    [
      'tax on top',
      { taxIncluded: false, tax: 1263 },
      { taxIncluded: false, tax: 1318 },
      ['The tax is now €13.18 (was €12.63).'],
    ],
    ['a code that went', withCode, {}, ['The code SPRING is no longer on your order.']],
    [
      'a code that ended',
      withCode,
      { code: code({ problem: 'unfit' }) },
      ['The code SPRING cannot be used for this order.'],
    ],
    [
      'a code for more goods',
      withCode,
      { code: code({ problem: 'minimum', minimum: 6000 }) },
      ['The code SPRING needs goods for €60.00 or more.'],
    ],
    [
      'a code that takes off less',
      withCode,
      { code: code(), discount: 400 },
      ['The code SPRING now takes off €4.00 (was €5.00).'],
    ],
    ['a code that took off nothing before', { code: code({ problem: 'unfit' }) }, {}, []],
  ])('%s', (_, before, now, sentences) => {
    expect(changesBetween(quote(before), quote(now))).toEqual(sentences)
  })
})
