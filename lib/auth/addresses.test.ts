import { expect, test } from 'vitest'
import { leadsSomewhere } from './addresses'

test.each([
  '/',
  '/account',
  '/account/security',
  '/orders/LK-00000-00000',
  '/orders/LK-00000-00000/invoice',
  '/categories/light',
  '/categories/light/2',
  '/recover/stop',
  '/api/cart',
  '/api/cart/lines/018f0000-0000-7000-8000-000000000000',
  '/api/auth/session',
  '/api/auth/callback/x',
])('%s leads somewhere', (path) => {
  expect(leadsSomewhere(path)).toBe(true)
})

test.each([
  '/account/nothing',
  '/account/security/x',
  '/accounts',
  '/orders',
  '/orders/a/b',
  '/sign-in/x',
  '/api',
  '/api/nothing',
  '/api/auth',
])('%s leads nowhere', (path) => {
  expect(leadsSomewhere(path)).toBe(false)
})
