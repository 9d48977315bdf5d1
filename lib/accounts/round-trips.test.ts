import pg from 'pg'
import { afterEach, expect, it, vi } from 'vitest'
import { isKnownBrowser } from '@/lib/auth/known-browser'
import { answerOf } from '@/lib/auth/passkeys/testing/authentication-stories'
import { newPasskeyCustomer } from '@/lib/auth/passkeys/testing/people'
import { db } from '@/lib/platform/db'
import { hashToken } from '@/lib/platform/random'
import { enterWithPasskey } from './passkey-door'

// Every call of the driver's `query` is one way to the database and back; BEGIN and COMMIT are too.

afterEach(() => void vi.restoreAllMocks())

it('a sign-in takes at most five round trips, from the challenge to the session', async () => {
  const owner = await newPasskeyCustomer()
  const first = await enterWithPasskey(await answerOf(owner), owner.visitor)
  if (!first.ok) throw new Error(first.error)
  const visitor = { ...owner.visitor, knownHash: hashToken(first.data.knownToken) }
  const query = vi.spyOn(pg.Client.prototype, 'query')
  const entered = await enterWithPasskey(await answerOf(owner), visitor)
  const trips = query.mock.calls.length
  expect(entered).toMatchObject({ ok: true, data: { session: { kind: 'full' } } })
  expect(trips).toBeGreaterThan(2)
  expect(trips).toBeLessThanOrEqual(5)
})

it('and leaves the browser known under its new cookie alone, twice at the same time too', async () => {
  const owner = await newPasskeyCustomer()
  const first = await enterWithPasskey(await answerOf(owner), owner.visitor)
  if (!first.ok) throw new Error(first.error)
  const { customerId } = owner.caller
  const knownHash = hashToken(first.data.knownToken)
  const known = (hash: typeof knownHash) => isKnownBrowser(db(), { customerId, knownHash: hash })
  const answers = [await answerOf(owner), await answerOf(owner)]
  const all = await Promise.all(
    answers.map((answer) => enterWithPasskey(answer, { ...owner.visitor, knownHash })),
  )
  expect(await known(knownHash)).toBe(false)
  for (const entered of all) {
    expect(await known(entered.ok ? hashToken(entered.data.knownToken) : null)).toBe(true)
  }
  const told = { to: owner.email.address, template: 'new-browser' }
  expect(await db().mail.count({ where: told })).toBeLessThanOrEqual(2)
})

it('is told by mail where the account does not know the browser', async () => {
  const owner = await newPasskeyCustomer()
  const told = () => db().mail.count({ where: { to: owner.email.address, template: 'new-browser' } })
  const first = await enterWithPasskey(await answerOf(owner), owner.visitor)
  expect(await told()).toBe(1)
  const knownHash = first.ok ? hashToken(first.data.knownToken) : null
  await enterWithPasskey(await answerOf(owner), { ...owner.visitor, knownHash })
  expect(await told()).toBe(1)
})

it('an account that is about to be erased opens to nobody, also in a browser that it knows', async () => {
  const owner = await newPasskeyCustomer()
  const first = await enterWithPasskey(await answerOf(owner), owner.visitor)
  if (!first.ok) throw new Error(first.error)
  await db().$executeRaw`
    UPDATE customer SET deletion_due_at = shop_now() + interval '7 days' WHERE id = ${owner.caller.customerId}::uuid`
  const visitor = { ...owner.visitor, knownHash: hashToken(first.data.knownToken) }
  const entered = await enterWithPasskey(await answerOf(owner), visitor)
  expect(entered).toEqual({ ok: false, error: 'closing' })
})
