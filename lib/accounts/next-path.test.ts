import { expect, it } from 'vitest'
import { readNextPath } from './next-path'

it.each(['/', '/account', '/checkout?step=2#pay', '/products/brass-hook?variant=large', '/a/%2F%2Fb'])(
  'goes on to %s',
  (path) => {
    expect(readNextPath(path)).toBe(path)
  },
)

it.each([
  undefined,
  null,
  '',
  ['/account'],
  'account',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  '/./\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  ' //evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  '/\u0000',
  `/${'a'.repeat(600)}`,
])('does not go on to %j', (given) => {
  expect(readNextPath(given)).toBeNull()
})
