import { expect, it } from 'vitest'
import { findSession } from '@/lib/auth/sessions'
import { db } from '@/lib/platform/db'
import { fail } from '@/lib/platform/result'
import { freezeByLink } from './freeze'
import { endSessions, freezeAccount, liftAccount, showAccount } from './operator'
import { changedOwner, newOwner, rowOf } from './testing/owners'

it('shows, signs out, freezes and lifts, and leaves each in the account’s log', async () => {
  const owner = await newOwner()
  const { address } = owner.email
  const shown = await showAccount(address.toUpperCase())
  expect(shown).toMatchObject({ ok: true, data: { email: address, proven: true, holds: [], orders: 0 } })
  expect(shown.ok && shown.data.passkeys).toHaveLength(1)
  expect(shown.ok && shown.data.sessions.length).toBeGreaterThan(0)
  expect(JSON.stringify(shown)).not.toMatch(/hash|token|key"/i)
  expect(await endSessions(address)).toMatchObject({ ok: true })
  expect(await findSession(owner.entered.session.token)).toBeNull()
  expect(await freezeAccount(address)).toEqual({ ok: true, data: true })
  expect(await freezeAccount(address)).toEqual({ ok: true, data: false })
  expect((await rowOf(owner.caller)).frozenBy).toBe('operator')
  expect(await liftAccount(address)).toEqual({ ok: true, data: true })
  expect(await liftAccount(address)).toEqual({ ok: true, data: false })
  const { customerId } = owner.caller
  const events = await db().event.findMany({
    where: { customerId, kind: 'operator-command' },
    orderBy: { id: 'asc' },
  })
  const commands = ['show', 'end-sessions', 'freeze', 'freeze', 'lift', 'lift']
  expect(events.map(({ facts }) => (facts as { command: string }).command)).toEqual(commands)
})

it('opens nothing that an old address locked, and knows no account that is none', async () => {
  const owner = await changedOwner()
  await freezeByLink(owner.link)
  expect(await liftAccount(owner.to.address)).toEqual({ ok: true, data: false })
  expect((await rowOf(owner.caller)).frozenAt).not.toBeNull()
  for (const email of ['nobody@example.com', 'x', ''])
    expect(await showAccount(email)).toEqual(fail('unknown'))
})
