import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { isActionBody } from './action-body'
import { distinct } from './distinct'

function body(root: unknown) {
  const form = new FormData()
  form.set('0', typeof root === 'string' ? root : JSON.stringify(root))
  form.set('_1_email', 'anna@example.com')
  return form
}

test.each([
  ['the first try', [null, '$K1']],
  ['a try after a refusal', [{ ok: false, error: 'invalid', fields: { email: 'x' }, values: {} }, '$K1']],
  ['text that begins with a dollar', [{ values: { code: '$$5', empty: '', tail: 'a$5' } }, '$K1']],
  [
    'what JSON lacks',
    [{ a: '$undefined', b: '$D2026-11-22T00:00:00.000Z', c: '$-Infinity', d: '$NaN' }, '$K1'],
  ],
])('takes %s', (_, root) => {
  expect(isActionBody(body(root))).toBe(true)
})

test.each([
  ['no list', {}],
  ['null', null],
  ['garbage', 'garbage'],
  ['half a list', '[null,"$K1"'],
  ['another field', [null, '$5']],
  ['a function', ['$F1', '$K1']],
  ['a map', [null, '$Q5']],
  ['a blob', ['$B9', '$K1']],
  ['a stream', ['$R9', '$K1']],
  ['a big number', ['$nxx', '$K1']],
  ['a way into the list', ['$0:0:__proto__:then', '$K1']],
  ['a text that only begins like undefined', ['$undefined5', '$K1']],
  ['lists in lists', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
])('refuses %s', (_, root) => {
  expect(isActionBody(body(root))).toBe(false)
})

test('refuses a form without a list, and a file in its place', () => {
  const form = new FormData()
  expect(isActionBody(form)).toBe(false)
  form.set('0', new File(['[null,"$K1"]'], 'list.json'))
  expect(isActionBody(form)).toBe(false)
})

test('takes what React itself sends of a state that an action gave, also where an object stood in it twice', async () => {
  Object.assign(globalThis, { self: globalThis })
  const react = createRequire(import.meta.url)('next/dist/compiled/react-server-dom-turbopack/client.edge.js')
  const sent = async (state: object) => isActionBody(await react.encodeReply([state, new FormData()]))
  const price = { amount: 2200, currency: 'EUR' }
  const at = new Date(0)
  const state = {
    ok: true,
    data: { lines: [price, price], total: price, at, note: '$5 off', none: undefined },
  }
  expect(await sent(state)).toBe(false)
  expect(await sent(distinct(state))).toBe(true)
  expect(distinct(state)).toEqual(state)
})
