import { randomBytes } from 'node:crypto'
import { beforeEach, expect, it, vi } from 'vitest'

const key = (id: string) => `${id}:${randomBytes(32).toString('base64url')}`
const [older, newer] = [key('a'), key('b')]

/** As another process of the shop would say it, with these keys. */
async function buyersWith(keys: string, emailKey: string) {
  vi.stubEnv('AUTH_KEYS', keys)
  vi.resetModules()
  const { buyersOf } = await import('./buyer')
  return buyersOf(emailKey).map((mark) => Buffer.from(mark).toString('hex'))
}

beforeEach(() => vi.unstubAllEnvs())

it('marks a buyer by the address and a key, so that neither alone tells', async () => {
  const [mark] = await buyersWith(older, 'mira@example.com')
  expect(mark).toMatch(/^[0-9a-f]{64}$/)
  expect(await buyersWith(older, 'mira@example.com')).toEqual([mark])
  expect(await buyersWith(older, 'mona@example.com')).not.toEqual([mark])
  expect(await buyersWith(newer, 'mira@example.com')).not.toEqual([mark])
})

it('still knows a buyer by the older key while keys are rotated, and writes the newer', async () => {
  const [before] = await buyersWith(older, 'mira@example.com')
  const [written, known] = await buyersWith(`${newer},${older}`, 'mira@example.com')
  expect(known).toBe(before)
  expect([written]).toEqual(await buyersWith(newer, 'mira@example.com'))
})
