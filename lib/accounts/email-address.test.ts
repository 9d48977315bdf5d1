import { expect, it } from 'vitest'
import { emailField, readEmailAddress } from './email-address'

it.each([
  ['Ada@Example.COM', 'Ada@example.com', 'ada@example.com'],
  ['  ada@example.com ', 'ada@example.com', 'ada@example.com'],
  ['ada+shop@example.com', 'ada+shop@example.com', 'ada+shop@example.com'],
  ['ada@bücher.example', 'ada@xn--bcher-kva.example', 'ada@xn--bcher-kva.example'],
  ['ada@xn--bcher-kva.example', 'ada@xn--bcher-kva.example', 'ada@xn--bcher-kva.example'],
  // Full-width letters and the Kelvin sign are other spellings of the same, for the mail as for the key.
  ['ａda@ｅxample.com', 'ada@example.com', 'ada@example.com'],
  // What nobody sees, from copying a text, is dropped.
  ['ada@example.com\u200B', 'ada@example.com', 'ada@example.com'],
  ['\u212Aim@example.com', 'Kim@example.com', 'kim@example.com'],
])('%s', (typed, address, key) => {
  expect(readEmailAddress(typed)).toEqual({ address, key })
})

it.each([
  '',
  'ada',
  '@example.com',
  'ada@',
  'ada@localhost',
  'ada@example',
  'ada@-example.com',
  'ada@example..com',
  'a..da@example.com',
  '.ada@example.com',
  'ada.@example.com',
  'ada lovelace@example.com',
  '"ada"@example.com',
  'ada@[127.0.0.1]',
  'ada@example.com, eve@example.com',
  'ada@example.com\r\nBcc: eve@example.com',
  'ada\u0000@example.com',
  '<ada@example.com>',
  'Ada <ada@example.com>',
  'mıke@example.com',
  `${'a'.repeat(65)}@example.com`,
  `ada@${'a.'.repeat(130)}com`,
])('refuses %j', (typed) => {
  expect(readEmailAddress(typed)).toBeNull()
})

it('complains by keys of the catalogue', () => {
  const complaint = (value: unknown) =>
    emailField.safeParse(value).error?.issues.map(({ message }) => message)
  expect(complaint(undefined)).toEqual(['email-missing'])
  expect(complaint(' ')).toEqual(['email-missing'])
  expect(complaint('ada')).toEqual(['email-invalid'])
  expect(complaint('a'.repeat(300))).toEqual(['email-invalid'])
  expect(complaint('ada@example.com')).toBeUndefined()
})
