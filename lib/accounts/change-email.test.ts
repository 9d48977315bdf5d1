import { describe, expect, it } from 'vitest'
import { endSession, findSession } from '@/lib/auth/sessions'
import { db, transaction } from '@/lib/platform/db'
import { beginEmailChange, newAddressUse } from './change-email'
import { continueWithEmail, enterCode, letIn } from './door'
import { makeMailedCode } from './mailed-codes'
import { proveNewEmail } from './prove-new-email'
import { mailsTo, newestMail, secretFor } from './testing/mailbox'
import {
  begun,
  changedOwner,
  daysLater,
  granted,
  newAddress,
  newCustomer,
  newOwner,
  newVisitor,
  rowOf,
} from './testing/owners'

const voided = { ok: false, error: 'code-void', fields: { code: 'code-void' } }
const wrongOf = (code: string) => String((Number(code) + 1) % 100_000_000).padStart(8, '0')

describe('a change of address', () => {
  it('takes a passkey, then a code from the new address, and then it is done', async () => {
    const owner = await newOwner()
    const to = newAddress()
    const first = await beginEmailChange({ email: to }, owner.caller, owner.visitor)
    expect(first).toEqual({ ok: true, data: { ask: 'passkey' } })
    const code = await begun(owner, to)
    expect((await rowOf(owner.caller)).emailKey).toBe(owner.email.key)
    const proven = await proveNewEmail({ email: to, code, endOthers: true }, owner.caller, owner.visitor)
    expect(proven.ok).toBe(true)
    expect(await rowOf(owner.caller)).toMatchObject({ email: to.address, emailKey: to.key })
    expect(await mailsTo(owner.email.address)).toContain('email-changed')
    expect(await mailsTo(to.address)).toEqual(['new-address-code', 'email-is-yours'])
  })

  it('is confirmed for exactly one address', async () => {
    const owner = await newOwner()
    const [meant, other] = [newAddress(), newAddress()]
    const grantId = await granted(owner, 'change-email', { email: meant.address })
    const answer = await beginEmailChange({ email: other, grantId }, owner.caller, owner.visitor)
    expect(answer).toEqual({ ok: false, error: 'confirm' })
    expect(await mailsTo(other.address)).toEqual([])
  })

  it('is not begun by a code where there is a passkey', async () => {
    const owner = await newOwner()
    const email = newAddress()
    const limited = { ...owner.caller, level: 'limited' as const }
    for (const wish of [{ email }, { email, code: '12345678' }]) {
      const answer = await beginEmailChange(wish, limited, owner.visitor)
      expect(answer).toEqual({ ok: false, error: 'passkey' })
    }
    expect(await mailsTo(email.address)).toEqual([])
  })

  it('to the same address is none', async () => {
    const owner = await newOwner()
    const answer = await beginEmailChange({ email: owner.email }, owner.caller, owner.visitor)
    expect(answer).toMatchObject({ ok: false, fields: { email: 'email-same' } })
  })

  it('is proven only in the browser and the session that were confirmed', async () => {
    const owner = await newOwner()
    const to = newAddress()
    const code = await begun(owner, to)
    const proof = { email: to, code, endOthers: false }
    expect(await proveNewEmail(proof, owner.caller, newVisitor())).toEqual(voided)
    const second = await transaction((tx) =>
      letIn(tx, { customerId: owner.caller.customerId, kind: 'full', by: 'passkey' }, newVisitor()),
    )
    const elsewhere = { ...owner.caller, sessionId: second.session.sessionId }
    expect(await proveNewEmail(proof, elsewhere, owner.visitor)).toEqual(voided)
    const stranger = await newOwner()
    expect(await proveNewEmail(proof, stranger.caller, owner.visitor)).toEqual(voided)
    expect((await proveNewEmail(proof, owner.caller, owner.visitor)).ok).toBe(true)
  })

  it('is not proven by a code of the door, nor is the door opened by its code', async () => {
    const owner = await newOwner()
    const to = newAddress()
    const code = await begun(owner, to)
    expect(await enterCode({ email: to, code }, owner.visitor)).toEqual(voided)
    await continueWithEmail(to, owner.visitor)
    const doorCode = await secretFor(to.address, 'sign-up-code')
    const proof = { email: to, code: doorCode, endOthers: false }
    // Wrong for the code that was mailed for the change: it counts as a try.
    expect(await proveNewEmail(proof, owner.caller, owner.visitor)).toMatchObject({ error: 'code-wrong' })
    expect((await rowOf(owner.caller)).emailKey).toBe(owner.email.key)
  })

  it('ends with five wrong tries', async () => {
    const owner = await newOwner()
    const to = newAddress()
    const code = await begun(owner, to)
    const prove = (given: string) =>
      proveNewEmail({ email: to, code: given, endOthers: false }, owner.caller, owner.visitor)
    for (let left = 4; left > 0; left -= 1) {
      expect(await prove(wrongOf(code))).toMatchObject({ fields: { triesLeft: String(left) } })
    }
    expect(await prove(wrongOf(code))).toEqual(voided)
    expect(await prove(code)).toEqual(voided)
  })

  it('does not happen for a session that was ended meanwhile', async () => {
    const owner = await newOwner()
    const to = newAddress()
    const code = await begun(owner, to)
    await endSession(db(), owner.caller.sessionId, 'ended-by-owner')
    const proof = { email: to, code, endOthers: false }
    expect(await proveNewEmail(proof, owner.caller, owner.visitor)).toEqual(voided)
  })

  it('voids what is pending for the address elsewhere', async () => {
    const owner = await newOwner()
    const to = newAddress()
    const stranger = newVisitor()
    await continueWithEmail(to, stranger)
    const signUp = await secretFor(to.address, 'sign-up-code')
    const rival = await newOwner()
    const rivalCode = await begun(rival, to)
    const code = await begun(owner, to)
    await proveNewEmail({ email: to, code, endOthers: false }, owner.caller, owner.visitor)
    expect(await enterCode({ email: to, code: signUp }, stranger)).toEqual(voided)
    const late = { email: to, code: rivalCode, endOthers: false }
    expect(await proveNewEmail(late, rival.caller, rival.visitor)).toEqual(voided)
    expect((await rowOf(rival.caller)).emailKey).toBe(rival.email.key)
  })

  it('ends the other sessions where that is wanted, and what a code opened in any case', async () => {
    for (const endOthers of [true, false]) {
      const owner = await newOwner()
      const to = newAddress()
      const { customerId } = owner.caller
      const open = (kind: 'full' | 'limited') =>
        transaction((tx) => letIn(tx, { customerId, kind, by: 'passkey' }, newVisitor()))
      const [full, limited] = [await open('full'), await open('limited')]
      const code = await begun(owner, to)
      await proveNewEmail({ email: to, code, endOthers }, owner.caller, owner.visitor)
      expect((await findSession(full.session.token)) === null).toBe(endOthers)
      expect(await findSession(limited.session.token)).toBeNull()
      expect(await findSession(owner.entered.session.token)).not.toBeNull()
    }
  })
})

describe('an address that is somebody’s', () => {
  it('gets the same answers, and its owner a mail', async () => {
    const [owner, other] = [await newOwner(), await newCustomer()]
    const grantId = await granted(owner, 'change-email', { email: other.email.address })
    const wish = { email: other.email, grantId }
    const answer = await beginEmailChange(wish, owner.caller, owner.visitor)
    expect(answer).toEqual({ ok: true, data: { ask: 'new-code' } })
    expect(await newestMail(other.email.address)).toEqual({ template: 'address-taken', secret: undefined })
    const guess = { email: other.email, code: '00000000', endOthers: false }
    expect(await proveNewEmail(guess, owner.caller, owner.visitor)).toMatchObject({
      error: 'code-wrong',
      fields: { triesLeft: '4' },
    })
  })

  it('is not taken even with a right code', async () => {
    const [owner, other] = [await newOwner(), await newCustomer()]
    const code = await makeMailedCode(db(), {
      email: other.email,
      browserHash: owner.visitor.browserHash,
      ...newAddressUse(owner.caller.sessionId),
    })
    const proof = { email: other.email, code, endOthers: true }
    expect(await proveNewEmail(proof, owner.caller, owner.visitor)).toEqual(voided)
    expect((await rowOf(owner.caller)).emailKey).toBe(owner.email.key)
    expect((await rowOf(other.caller)).emailKey).toBe(other.email.key)
  })

  it('goes to one of many who prove it at once', async () => {
    const to = newAddress()
    const rivals = await Promise.all(Array.from({ length: 8 }, () => newOwner()))
    const codes: string[] = []
    for (const rival of rivals) codes.push(await begun(rival, to))
    const visitors = Array.from({ length: 42 }, () => newVisitor())
    const signUps: string[] = []
    for (const visitor of visitors) {
      await continueWithEmail(to, visitor)
      signUps.push(await secretFor(to.address, 'sign-up-code'))
    }
    const answers = await Promise.all([
      ...rivals.map((rival, place) =>
        proveNewEmail({ email: to, code: codes[place] ?? '', endOthers: true }, rival.caller, rival.visitor),
      ),
      ...visitors.map((visitor, place) => enterCode({ email: to, code: signUps[place] ?? '' }, visitor)),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db().customer.count({ where: { emailKey: to.key } })).toBe(1)
  }, 60_000)
})

describe('the old address', () => {
  it('is kept: nobody makes an account of it, and the door says why in a mail', async () => {
    const { email } = await changedOwner()
    const visitor = newVisitor()
    await continueWithEmail(email, visitor)
    expect(await newestMail(email.address)).toEqual({ template: 'address-kept', secret: undefined })
    const code = await makeMailedCode(db(), { email, browserHash: visitor.browserHash })
    expect(await enterCode({ email, code }, visitor)).toEqual(voided)
    const byHand = db().$executeRaw`
      INSERT INTO customer (id, handle, email, email_key, email_verified_at)
      VALUES (gen_random_uuid(), sha512('x'::bytea), ${email.address}, ${email.key}, shop_now())`
    await expect(byHand).rejects.toThrow(/kept for another account/)
    const rival = await newOwner()
    await granted(rival, 'change-email', { email: email.address }).then((grantId) =>
      beginEmailChange({ email, grantId }, rival.caller, rival.visitor),
    )
    expect(await newestMail(email.address)).toEqual({ template: 'address-kept', secret: undefined })
  })

  it('is free after seven days', async () => {
    const { email, caller } = await changedOwner()
    await daysLater(caller.customerId, 7)
    const visitor = newVisitor()
    await continueWithEmail(email, visitor)
    const code = await secretFor(email.address, 'sign-up-code')
    expect((await enterCode({ email, code }, visitor)).ok).toBe(true)
  })

  it('lets no second change begin, or end, for seven days', async () => {
    const owner = await changedOwner()
    const held = { ok: false, error: 'held', fields: { hold: 'email-change' } }
    const next = newAddress()
    expect(await beginEmailChange({ email: next }, owner.caller, owner.visitor)).toEqual(held)
    const code = await makeMailedCode(db(), {
      email: next,
      browserHash: owner.visitor.browserHash,
      ...newAddressUse(owner.caller.sessionId),
    })
    const proof = { email: next, code, endOthers: false }
    expect(await proveNewEmail(proof, owner.caller, owner.visitor)).toEqual(held)
    const byHand = db().$executeRaw`
      INSERT INTO email_change (id, customer_id, old_email, old_key, new_key, undo_ends_at, freeze_hash)
      VALUES (gen_random_uuid(), ${owner.caller.customerId}::uuid, 'a', 'a', 'b', shop_now(), sha256('y'::bytea))`
    await expect(byHand).rejects.toThrow(/cannot be changed now/)
    await daysLater(owner.caller.customerId, 7)
    expect((await beginEmailChange({ email: next }, owner.caller, owner.visitor)).ok).toBe(true)
  })
})

describe('an account that never had anything but its mailbox', () => {
  it('changes its address by a code to the old one and one to the new one, with the same notice', async () => {
    const { caller, visitor, email } = await newCustomer()
    const to = newAddress()
    const first = await beginEmailChange({ email: to }, caller, visitor)
    expect(first).toEqual({ ok: true, data: { ask: 'old-code' } })
    expect(await mailsTo(to.address)).toEqual([])
    const code = await secretFor(email.address, 'consent-code')
    const other = newAddress()
    expect(await beginEmailChange({ email: other, code }, caller, visitor)).toEqual(voided)
    const wrong = await beginEmailChange({ email: to, code: wrongOf(code) }, caller, visitor)
    expect(wrong).toMatchObject({ error: 'code-wrong' })
    const second = await beginEmailChange({ email: to, code }, caller, visitor)
    expect(second).toEqual({ ok: true, data: { ask: 'new-code' } })
    const last = await secretFor(to.address, 'new-address-code')
    expect((await proveNewEmail({ email: to, code: last, endOthers: true }, caller, visitor)).ok).toBe(true)
    expect(await mailsTo(email.address)).toContain('email-changed')
  })
})
