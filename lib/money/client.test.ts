import { expect, it } from 'vitest'
import { decimalMoney, readMoney } from './client'

it.each([
  ['12', 1200],
  ['12.5', 1250],
  ['12.50', 1250],
  ['0.01', 1],
  ['0', 0],
])('reads %s', (text, amount) => {
  expect(readMoney(text)).toBe(amount)
  expect(readMoney(decimalMoney(amount))).toBe(amount)
})

it.each(['', '-1', '1,50', '1.234', '1e3', ' 1', '0x10', '€5', '99999999.99', 'NaN', '١'])(
  'refuses %j',
  (text) => expect(readMoney(text)).toBeNull(),
)
