import { describe, expect, it } from 'vitest'
import { testCards } from '../objects/test-cards'
import {
  checkCvc,
  checkExpiry,
  checkNumber,
  digitsOf,
  formatExpiry,
  groupDigits,
  passesLuhn,
  rulesFor,
} from './card-rules.js'

describe('the number', () => {
  it.each(testCards.map(({ number }) => number))('of the test card %s is a card number', (number) => {
    expect(checkNumber(number)).toBe('ok')
  })

  it.each([
    ['', 'empty'],
    ['4242', 'incomplete'],
    ['4242424242424241', 'invalid'],
    ['42424242424242424', 'invalid'],
    ['378282246310005', 'ok'],
    ['6011111111111117', 'ok'],
    ['0000000000000000', 'ok'],
    ['99999999999', 'incomplete'],
  ])('%j is %s', (number, state) => expect(checkNumber(number)).toBe(state))

  it('catches every single wrong digit', () => {
    const number = '4242424242424242'
    for (let at = 0; at < 16; at++)
      for (let change = 1; change < 10; change++) {
        const digit = (Number(number[at]) + change) % 10
        expect(passesLuhn(number.slice(0, at) + digit + number.slice(at + 1))).toBe(false)
      }
  })

  it.each([
    ['4242', 'visa', '4242'],
    ['42424', 'visa', '4242 4'],
    ['4242424242424242999', 'visa', '4242 4242 4242 4242'],
    ['378282246310005', 'amex', '3782 822463 10005'],
    ['5555555555554444', 'mastercard', '5555 5555 5555 4444'],
    ['2223003122003222', 'mastercard', '2223 0031 2200 3222'],
    ['2720990000000000', 'mastercard', '2720 9900 0000 0000'],
    ['2721', 'unknown', '2721'],
    ['', 'unknown', ''],
  ])('%s is %s, written %j', (digits, brand, grouped) => {
    expect(rulesFor(digits).brand).toBe(brand)
    expect(groupDigits(digits)).toBe(grouped)
  })

  it('is only digits', () => expect(digitsOf(' 4242-42 x')).toBe('424242'))
})

describe('the expiry date', () => {
  const today = new Date(2026, 10, 22)

  it.each([
    ['11 / 26', 2026, 11],
    ['12/2034', 2034, 12],
    ['1/34', 2034, 1],
    ['0134', 2034, 1],
    ['12 / 76', 2076, 12],
  ])('%j is read', (text, year, month) => {
    expect(checkExpiry(text, today)).toEqual({ state: 'ok', expiry: { month, year } })
  })

  it.each([
    ['', 'empty'],
    ['12', 'incomplete'],
    ['12 / 3', 'incomplete'],
    ['10 / 26', 'past'],
    ['13 / 30', 'invalid'],
    ['00 / 30', 'invalid'],
    ['12 / 77', 'invalid'],
    ['01 / 00', 'past'],
  ])('%j is %s', (text, state) => expect(checkExpiry(text, today)).toEqual({ state }))

  /** Types one key after another, or deletes with ⌫. */
  const type = (keys: string) =>
    [...keys].reduce(
      (before, key) => formatExpiry(key === '⌫' ? before.slice(0, -1) : before + key, before),
      '',
    )

  it.each([
    ['1234', '12 / 34'],
    ['134', '13 / 4'],
    ['1/34', '01 / 34'],
    ['12/34', '12 / 34'],
    ['434', '04 / 34'],
    ['12', '12 / '],
    ['12⌫', '12'],
    ['12⌫⌫', '1'],
    ['123⌫', '12'],
    ['123⌫4', '12 / 4'],
    ['4⌫⌫⌫', ''],
    ['1234⌫⌫⌫', '1'],
    ['123456', '12 / 34'],
  ])('%s typed becomes %j', (keys, value) => expect(type(keys)).toBe(value))

  it.each([
    ['12/34', '12 / 34'],
    ['12/2034', '12 / 34'],
    ['122034', '12 / 34'],
    ['1/34', '01 / 34'],
  ])('%s filled in at once becomes %j', (text, value) => expect(formatExpiry(text, '')).toBe(value))
})

describe('the code', () => {
  it.each([
    ['', '4242424242424242', 'empty'],
    ['12', '4242424242424242', 'incomplete'],
    ['123', '4242424242424242', 'ok'],
    ['1234', '4242424242424242', 'incomplete'],
    ['123', '378282246310005', 'incomplete'],
    ['1234', '378282246310005', 'ok'],
    ['12x', '4242424242424242', 'incomplete'],
  ])('%j for %s is %s', (cvc, number, state) => expect(checkCvc(cvc, number)).toBe(state))
})
