import { expect, it } from 'vitest'
import { readEnv } from './env'

const given = (more: Record<string, string>) =>
  readEnv({
    ...process.env,
    SHOP_ORIGIN: 'https://shop.example',
    STRIPE_API: '',
    SANDBOX_ORIGIN: '',
    LATCHKEY_EMBEDDED: '',
    LATCHKEY_CLOCK_OFFSET: '0',
    ...more,
  })
const keys = (secret: string, publishable: string) => ({
  STRIPE_SECRET_KEY: `sk_${secret}_1`,
  STRIPE_PUBLISHABLE_KEY: `pk_${publishable}_1`,
})

it('takes live keys, and test keys only where that is meant', () => {
  expect(given(keys('live', 'live')).STRIPE_SECRET_KEY).toBe('sk_live_1')
  expect(() => given(keys('test', 'test'))).toThrow('STRIPE_SECRET_KEY: is a test key')
  expect(given({ ...keys('test', 'test'), STRIPE_ALLOW_TEST_KEYS: '1' }).STRIPE_SECRET_KEY).toBe('sk_test_1')
})

it.each([
  ['live', 'test'],
  ['test', 'live'],
])('refuses a %s key beside a %s one: no payment would come through', (secret, publishable) => {
  const mixed = { ...keys(secret, publishable), STRIPE_ALLOW_TEST_KEYS: '1' }
  expect(() => given(mixed)).toThrow('STRIPE_PUBLISHABLE_KEY: must be')
})
