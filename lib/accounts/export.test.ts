import { describe, expect, it } from 'vitest'
import { findSession } from '@/lib/auth/sessions'
import { db } from '@/lib/platform/db'
import { newBytes } from '@/lib/platform/random'
import { fail } from '@/lib/platform/result'
import { exportData } from './export'
import { exportParts } from './export-parts'
import { newestMail } from './testing/mailbox'
import { granted, newOwner } from './testing/owners'

async function download(owner: Awaited<ReturnType<typeof newOwner>>): Promise<string> {
  const grantId = await granted(owner, 'export-data')
  const exported = await exportData(owner.caller, grantId, 'Chrome on Linux')
  if (!exported.ok) throw new Error(exported.error)
  return new Response(exported.data.body).text()
}

describe('an export', () => {
  it('holds every part as JSON, and is told by mail', async () => {
    const owner = await newOwner()
    const parsed = JSON.parse(await download(owner))
    expect(Object.keys(parsed)).toEqual(['exportedAt', ...Object.keys(exportParts)])
    expect(parsed.profile).toMatchObject({ email: owner.email.address })
    expect(parsed.passkeys).toHaveLength(1)
    expect(parsed.sessions.length).toBeGreaterThan(0)
    expect(parsed.activity.map(({ kind }: { kind: string }) => kind)).toContain('data-exported')
    expect(await newestMail(owner.email.address)).toEqual({ template: 'data-exported', secret: undefined })
  })

  it('is complete, however long a list is', async () => {
    const owner = await newOwner()
    const { customerId, sessionId } = owner.caller
    const rows = Array.from({ length: 250 }, () => ({
      kind: 'session-ended',
      customerId,
      sessionId,
      facts: {},
    }))
    await db().event.createMany({ data: rows })
    const all = await db().event.count({ where: { customerId } })
    const { activity } = JSON.parse(await download(owner))
    expect(activity.length).toBeGreaterThanOrEqual(all)
  })

  it('holds no secret, hash or key, and nothing of anybody else', async () => {
    const [owner, other] = [await newOwner(), await newOwner()]
    await db().recoveryCode.create({
      data: { customerId: owner.caller.customerId, codeHash: newBytes(32) },
    })
    const text = await download(owner)
    const row = await db().customer.findUniqueOrThrow({
      where: { id: owner.caller.customerId },
      include: { passkeys: true },
    })
    const secrets = [row.handle, row.passkeys[0]?.publicKey, row.passkeys[0]?.credentialId].map((bytes) =>
      Buffer.from(bytes ?? []),
    )
    for (const bytes of secrets) {
      for (const form of ['hex', 'base64', 'base64url'] as const)
        expect(text).not.toContain(bytes.toString(form))
    }
    expect(text).not.toMatch(/hash|secret|token|challenge/i)
    expect(text).not.toContain(owner.entered.session.token)
    expect(await findSession(owner.entered.session.token)).not.toBeNull()
    for (const theirs of [other.email.address, other.caller.customerId]) expect(text).not.toContain(theirs)
  })

  it('takes a grant for itself, once', async () => {
    const owner = await newOwner()
    const wrong = await granted(owner, 'renew-recovery-codes')
    expect(await exportData(owner.caller, wrong, 'x')).toEqual(fail('confirm'))
    const grantId = await granted(owner, 'export-data')
    const all = await Promise.all(Array.from({ length: 20 }, () => exportData(owner.caller, grantId, 'x')))
    expect(all.filter(({ ok }) => ok)).toHaveLength(1)
  })
})
