import { randomBytes, randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { sha256 } from '@/lib/platform/random'
import { endSession } from '../sessions'
import { answerStepUp } from './answer'
import { type Asked, askStepUp, type Described } from './challenge'
import { checkLog } from './check-log'
import { spendGrant } from './grants'
import { answerTo, confirmed, newOwner } from './testing/people'

type Owner = Awaited<ReturnType<typeof newOwner>>

const removal: Described = { action: 'remove-passkey', payload: { passkeyId: 'p1', name: 'Phone' } }
const refused = { ok: false, error: 'invalid' }

let owner: Owner
beforeEach(async () => {
  owner = await newOwner()
})

const spend = (grantId: string, described = removal, caller = owner.caller) =>
  db().$transaction((tx) => spendGrant(tx, caller, grantId, described))

describe('a question', () => {
  it('names the customer’s own passkeys, and commits to the change, the session and the customer', async () => {
    const options = await askStepUp(owner.asked, removal)
    expect(options).toMatchObject({ userVerification: 'required', allowCredentials: [{ id: owner.id }] })
    const row = await db().stepUp.findFirstOrThrow({ where: { sessionId: owner.asked.sessionId } })
    const text = ['latchkey step-up 1', hex(row.random), hex(row.payloadHash), row.sessionId, row.customerId]
    expect(options.challenge).toBe(Buffer.from(sha256(text.join('\n'))).toString('base64url'))
    expect(hex(row.payloadHash)).toBe(hex(sha256('remove-passkey\n{"name":"Phone","passkeyId":"p1"}')))
  })

  it('is open five times for a session, also where thirty are asked at once', async () => {
    await Promise.all(Array.from({ length: 30 }, () => askStepUp(owner.asked, removal)))
    expect(await db().stepUp.count({ where: { sessionId: owner.asked.sessionId } })).toBe(5)
  })

  it('is answered once, whatever the answer is worth', async () => {
    const options = await askStepUp(owner.asked, removal)
    const forged = answerTo(owner.passkey, options)
    forged.response.signature = Buffer.from(randomBytes(70)).toString('base64url')
    expect(await answerStepUp(owner.asked, forged)).toEqual(refused)
    expect(await answerStepUp(owner.asked, answerTo(owner.passkey, options))).toEqual(refused)
    const event = await db().event.findFirst({
      where: { customerId: owner.asked.customerId, kind: 'ceremony-failed' },
    })
    expect(event?.facts).toEqual({ purpose: 'step_up', reason: 'verification' })
  })

  it('gives one grant where the same answer comes fifty times at once', async () => {
    const response = answerTo(owner.passkey, await askStepUp(owner.asked, removal))
    const all = await Promise.all(Array.from({ length: 50 }, () => answerStepUp(owner.asked, response)))
    expect(all.filter((one) => one.ok)).toHaveLength(1)
    expect(await db().assertion.count({ where: { sessionId: owner.asked.sessionId } })).toBe(1)
  })

  it('cannot be answered by another session, browser or customer, which does not close it', async () => {
    const options = await askStepUp(owner.asked, removal)
    const other = await newOwner()
    const strangers: Asked[] = [
      { ...owner.asked, sessionId: other.asked.sessionId },
      { ...owner.asked, browserHash: other.asked.browserHash },
      { ...owner.asked, customerId: other.asked.customerId },
      other.asked,
    ]
    for (const stranger of strangers) {
      expect(await answerStepUp(stranger, answerTo(owner.passkey, options))).toEqual(refused)
    }
    expect((await answerStepUp(owner.asked, answerTo(owner.passkey, options))).ok).toBe(true)
  })

  it('is not answered by another customer’s passkey, nor with another’s handle', async () => {
    const other = await newOwner()
    const foreign = answerTo(other.passkey, await askStepUp(owner.asked, removal))
    expect(await answerStepUp(owner.asked, foreign)).toEqual(refused)
    const claimed = answerTo(owner.passkey, await askStepUp(owner.asked, removal))
    claimed.response.userHandle = Buffer.from(other.passkey.handle).toString('base64url')
    expect(await answerStepUp(owner.asked, claimed)).toEqual(refused)
  })

  it('ends after five minutes', async () => {
    const options = await askStepUp(owner.asked, removal)
    await db().$executeRaw`
      UPDATE step_up SET expires_at = shop_now() WHERE session_id = ${owner.asked.sessionId}::uuid`
    expect(await answerStepUp(owner.asked, answerTo(owner.passkey, options))).toEqual(refused)
  })

  it('grants nothing where a passkey that cannot be synced counts backwards', async () => {
    await db().passkey.updateMany({ where: { customerId: owner.asked.customerId }, data: { counter: 1000 } })
    const options = await askStepUp(owner.asked, removal)
    expect(await answerStepUp(owner.asked, answerTo(owner.passkey, options))).toEqual(refused)
    expect(await db().assertion.count({ where: { sessionId: owner.asked.sessionId } })).toBe(0)
  })
})

describe('a grant', () => {
  it('is spent once, by fifty at once', async () => {
    const grantId = await confirmed(owner, removal)
    const all = await Promise.all(Array.from({ length: 50 }, () => spend(grantId)))
    const won = all.filter((grant) => grant !== null)
    expect(won).toHaveLength(1)
    expect(won[0]).toMatchObject({ id: grantId, action: 'remove-passkey', payload: removal.payload })
    expect(await spend(grantId)).toBeNull()
    const events = await db().event.count({
      where: { kind: 'protected-action', sessionId: owner.caller.sessionId },
    })
    expect(events).toBe(1)
  })

  it('does not depend on the order of fields', async () => {
    const grantId = await confirmed(owner, removal)
    expect(await spend(grantId, { ...removal, payload: { name: 'Phone', passkeyId: 'p1' } })).not.toBeNull()
  })

  it('fits no other change, payload, session or customer', async () => {
    const grantId = await confirmed(owner, removal)
    const other = await newOwner()
    const { caller } = owner
    expect(await spend(grantId, { ...removal, action: 'delete-account' })).toBeNull()
    expect(await spend(grantId, { ...removal, payload: { passkeyId: 'p2', name: 'Phone' } })).toBeNull()
    expect(await spend(grantId, { ...removal, payload: {} })).toBeNull()
    expect(await spend(grantId, removal, { ...caller, sessionId: other.caller.sessionId })).toBeNull()
    expect(await spend(grantId, removal, { ...caller, customerId: other.caller.customerId })).toBeNull()
    expect(await spend(grantId, removal, other.caller)).toBeNull()
    expect(await spend(randomUUID())).toBeNull()
    expect(await spend(grantId)).not.toBeNull()
  })

  it('is nothing before it is answered', async () => {
    await askStepUp(owner.asked, removal)
    const { id } = await db().stepUp.findFirstOrThrow({ where: { sessionId: owner.asked.sessionId } })
    expect(await spend(id)).toBeNull()
  })

  it('ends after two minutes', async () => {
    const options = await askStepUp(owner.asked, removal)
    const answered = await answerStepUp(owner.asked, answerTo(owner.passkey, options))
    if (!answered.ok) throw new Error('refused')
    const row = await db().stepUp.findUniqueOrThrow({ where: { id: answered.data.grantId } })
    expect((row.grantEndsAt?.getTime() ?? 0) - (row.answeredAt?.getTime() ?? 0)).toBeLessThan(121_000)
    // Its end cannot be moved, so the shop's clock is.
    const late = await db().$transaction(async (tx) => {
      await tx.$executeRaw`SELECT set_config('latchkey.clock_offset', '121', true)`
      return spendGrant(tx, owner.caller, row.id, removal)
    })
    expect(late).toBeNull()
    expect(await spend(row.id)).not.toBeNull()
  })

  it('ends with the session that got it', async () => {
    const grantId = await confirmed(owner, removal)
    await endSession(db(), owner.caller.sessionId, 'signed-out')
    expect(await spend(grantId)).toBeNull()
  })

  it('ends with the passkey that gave it', async () => {
    const grantId = await confirmed(owner, removal)
    await db().passkey.deleteMany({ where: { customerId: owner.caller.customerId } })
    expect(await spend(grantId)).toBeNull()
  })

  it('is not spent where its change fails', async () => {
    const grantId = await confirmed(owner, removal)
    const failing = db().$transaction(async (tx) => {
      await spendGrant(tx, owner.caller, grantId, removal)
      throw new Error('the change fails')
    })
    await expect(failing).rejects.toThrow('the change fails')
    expect(await spend(grantId)).not.toBeNull()
  })
})

describe('the database', () => {
  it('lets nobody rewrite a step-up', async () => {
    const grantId = await confirmed(owner, removal)
    await spend(grantId)
    for (const change of [
      'spent_at = NULL',
      "grant_ends_at = grant_ends_at + interval '1 hour'",
      "action = 'delete-account'",
      "payload_hash = sha256('other')",
    ]) {
      const rewriting = db().$executeRawUnsafe(`UPDATE step_up SET ${change} WHERE id = '${grantId}'`)
      await expect(rewriting, change).rejects.toThrow()
    }
  })

  it('lets the shop neither change nor remove a signed assertion', async () => {
    await confirmed(owner, removal)
    await expect(db().$executeRaw`UPDATE assertion SET action = 'export-data'`).rejects.toThrow()
    await expect(db().$executeRaw`DELETE FROM assertion`).rejects.toThrow()
  })
})

describe('the log', () => {
  it('holds for what was done, and shows what has no assertion', async () => {
    const { _max: before } = await db().event.aggregate({ _max: { id: true } })
    await spend(await confirmed(owner, removal))
    expect(await checkLog(before.id ?? 0n)).toEqual({ checked: 1, faults: [] })

    const other = await newOwner()
    const strange = await confirmed(other, removal)
    const { assertionId } = await db().stepUp.findUniqueOrThrow({ where: { id: strange } })
    const { customerId, sessionId } = owner.caller
    const write = (facts: object) =>
      db().event.create({ data: { kind: 'protected-action', customerId, sessionId, facts } })
    const missing = await write({ action: 'export-data', assertionId: 999_999_999 })
    const borrowed = await write({ action: 'remove-passkey', assertionId: Number(assertionId) })
    const { faults } = await checkLog(before.id ?? 0n)
    expect(faults).toEqual([
      { eventId: String(missing.id), action: 'export-data', fault: 'no-assertion' },
      { eventId: String(borrowed.id), action: 'remove-passkey', fault: 'other-action' },
    ])
  })
})

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
