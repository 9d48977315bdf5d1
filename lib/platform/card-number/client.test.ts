import { randomBytes, randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { holdsCardNumber } from './client'

describe('a text that holds a card number', () => {
  it.each([
    ['Visa', '4242424242424242'],
    ['in groups', '4242 4242 4242 4242'],
    ['with dashes', '4242-4242-4242-4242'],
    ['with dots', '4242.4242.4242.4242'],
    ['with two blanks', '4242  4242  4242  4242'],
    ['with hard blanks', '4242\u00a04242\u00a04242\u00a04242'],
    ['with long dashes', '4242–4242–4242–4242'],
    ['with slashes', '4242/4242/4242/4242'],
    ['with underscores', '4242_4242_4242_4242'],
    ['with tabs', '4242\t4242\t4242\t4242'],
    ['with marks that nobody sees', '42424242\u200b4242\u00ad4242'],
    ['in wide digits', '４２４２４２４２４２４２４２４２'],
    ['Mastercard', '5555 5555 5555 4444'],
    ['Mastercard of the new kind', '2223003122003222'],
    ['American Express', '3782 822463 10005'],
    ['Diners Club', '3056 930902 5904'],
    ['Diners Club of the newer kind', '36227206271667'],
    ['Discover', '6011111111111117'],
    ['JCB', '3566002020360505'],
    ['UnionPay', '6200000000000005'],
    ['UnionPay with 19 digits', '6205500000000000004'],
    ['in a sentence', 'my card is 4242 4242 4242 4242, thanks'],
    ['before its date and code', '4242424242424242 12/34 123'],
    ['after another number', '12 4242424242424242'],
    ['right behind letters', 'card4242424242424242'],
    ['in an address of email', '4242424242424242@example.com'],
    ['on its own line', 'Flat 4\n4242 4242 4242 4242'],
    ['that the sandbox would decline', '4000000000000002'],
  ])('is found: %s', (_, text) => expect(holdsCardNumber(text)).toBe(true))

  it.each([
    ['nothing', ''],
    ['a name', 'Anna Berg'],
    ['a street', '12 Harbour Road'],
    ['a wrong check digit', '4242 4242 4242 4241'],
    ['a telephone number', '+353 1 234 5678'],
    ['a telephone number abroad', '0049 30 1234567890'],
    ['a parcel locker', 'Packstation 145, 1234567890'],
    ['the number under a bar code', '4006381333931'],
    ['a mailed code', '4242 4242'],
    ['a recovery code', '4242-4242-4242-4242-4242-4243'.replaceAll('2', 'B')],
    ['an order', 'LK-7F3KQ-92MXA'],
    ['too few', '4242 4242 4242'],
    ['too many', '42424242424242424242'],
    ['zeros', '0000 0000 0000 0000'],
    ['an id', '42424242-4242-4242-8242-424242424242'],
    ['years', '2023 2024 2025 2026 2027'],
    ['digits far apart', '4242, 4242, 4242, 4242'],
  ])('is not found: %s', (_, text) => expect(holdsCardNumber(text)).toBe(false))

  it('is not seen in ids and tokens', () => {
    for (let times = 0; times < 20_000; times += 1) {
      expect(holdsCardNumber(randomUUID())).toBe(false)
      const token = randomBytes(32).toString('base64url')
      expect(holdsCardNumber(token), token).toBe(false)
    }
  })

  it('does not take long to look for', () => {
    const begun = performance.now()
    for (const text of ['4 '.repeat(2_000), '4'.repeat(4_000), '42424242 '.repeat(400)]) holdsCardNumber(text)
    expect(performance.now() - begun).toBeLessThan(100)
  })
})
