import { expect, it } from 'vitest'
import { mailedTo } from './mailed-to'

const proven = (email: string) => ({ email, emailVerifiedAt: new Date() })

it.each([
  ['a guest’s goes to the address typed', 'a@x.test', null, ['a@x.test'], null],
  [
    'a customer’s goes to the proven address too',
    'a@x.test',
    proven('b@x.test'),
    ['a@x.test', 'b@x.test'],
    'b@x.test',
  ],
  ['once where they are one', 'A@x.test', proven('a@x.test'), ['a@x.test'], 'a@x.test'],
  [
    'an address that nobody proved counts for nothing',
    'a@x.test',
    { email: 'b@x.test', emailVerifiedAt: null },
    ['a@x.test'],
    null,
  ],
  ['to nobody once the account was erased', '', null, [], null],
])('%s', (_, email, customer, all, known) => {
  expect(mailedTo({ email, customer })).toEqual({ all, proven: known })
})
