import { expect, it } from 'vitest'
import { decimalMoney, readDecimal } from './client'

it.each([
  ['12', 1200],
  ['12.5', 1250],
  ['12.50', 1250],
  ['0.01', 1],
  ['0', 0],
])('reads %s', (text, amount) => {
  expect(readDecimal(text)).toBe(amount)
  expect(readDecimal(decimalMoney(amount))).toBe(amount)
})

it.each(['', '-1', '1,50', '1.234', '1e3', ' 1', '0x10', '€5', '99999999.99', 'NaN', '١'])(
  'refuses %j',
  (text) => expect(readDecimal(text)).toBeNull(),
)
