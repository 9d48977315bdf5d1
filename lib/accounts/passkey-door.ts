import 'server-only'
import { isLocked } from '@/lib/auth/holds'
import { meetAgain } from '@/lib/auth/known-browser'
import type { Customer } from '@/lib/auth/levels'
import { noteUse, ordinaryUse, type ProvenUse, verifySignIn } from '@/lib/auth/passkeys/authentication'
import { passkeyName } from '@/lib/auth/passkeys/provider-names'
import {
  everHadPasskey,
  type Maker,
  noteFailedRegistration,
  registrationOptions,
  savePasskey,
  verifyRegistration,
} from '@/lib/auth/passkeys/registration'
import type { AssertionResponse, RegistrationResponse } from '@/lib/auth/passkeys/responses'
import { openIf } from '@/lib/auth/sessions'
import { holdsCard } from '@/lib/cards/saved-cards'
import { claimGuestCart } from '@/lib/cart/claim'
import { queueMail } from '@/lib/mail/outbox'
import { db, type Tx, transaction } from '@/lib/platform/db'
import { fail, ok, type Result } from '@/lib/platform/result'
import { Prisma } from '@/prisma/generated/client'
import { callOffDeletion } from './come-back'
import { type Entered, letIn, type Visitor } from './door'
import { asked, isAsked } from './recovery/question'

/**
 * Lets somebody in by their passkey, to a full session. A passkey that cannot be synced and whose counter
 * went back may have been copied: it opens a limited one, and its owner gets a mail.
 * An account that is about to be erased is opened to nobody; with `comeBack`, a passkey of its own calls that off.
 * @returns also whether a recovery is under way that its owner is asked about first; 'invalid' for whatever is not
 * right, and nobody is told what; 'closing' asks whether to come back; 'removed' goes to the holder of a passkey that
 * was removed, so that their browser can forget it
 */
export async function enterWithPasskey(
  response: AssertionResponse,
  visitor: Visitor,
  { comeBack = false } = {},
): Promise<Result<Entered & { asked: boolean }, 'invalid' | 'closing' | 'removed'>> {
  const verified = await verifySignIn(response, visitor.browserHash)
  if (!verified.ok) return verified
  const proven = verified.data
  return (await enterAsUsual(proven, visitor)) ?? enterUnusually(proven, visitor, comeBack)
}

/**
 * Nearly every sign-in: to an open account, by a browser that it knows, nothing to write down or to ask, and no guest's
 * cart to take along. One statement does it whole; with the challenge, its end, the passkey and the cart's count that
 * makes five round trips to the database.
 * @returns null where it is not like that; then nothing has changed
 */
async function enterAsUsual(proven: ProvenUse, visitor: Visitor) {
  const { device, sessionId: replaces, cartHash, knownHash, shared } = visitor
  if (cartHash || !knownHash || shared) return null
  const { customerId } = proven
  const opening = { customerId, kind: 'full', by: 'passkey', device, replaces } as const
  const { token: knownToken, isKnown, renewal } = meetAgain({ customerId, knownHash })
  const quiet = Prisma.sql`NOT turn.closing AND ${isKnown} AND NOT ${asked(customerId, proven.passkey.id)}`
  const usual = { condition: ordinaryUse(proven, quiet), along: renewal }
  const session = await openIf(db(), opening, usual)
  if (!session) return null
  const { count } = await claimGuestCart(db(), { guestTokenHash: null, customerId })
  return ok({ session, customerId, cartCount: count, merged: [], knownToken, asked: false })
}

/** Something is to be written down, told or asked, or a guest's cart comes along. */
function enterUnusually(proven: ProvenUse, visitor: Visitor, comeBack: boolean) {
  const { customerId, email, passkey } = proven
  return transaction(async (tx) => {
    const closing = await isClosing(tx, customerId)
    const use = await noteUse(tx, proven)
    if (!use) return fail('invalid')
    if (closing && (use.suspect || !comeBack)) return fail(use.suspect ? 'invalid' : 'closing')
    if (closing) await callOffDeletion(tx, customerId, 'passkey')
    if (use.suspect) {
      // By a word of the shop's own: what a passkey was renamed to stands in no mail.
      const { aaguid } = await tx.passkey.findUniqueOrThrow({
        where: { id: passkey.id },
        select: { aaguid: true },
      })
      const params = { passkey: passkeyName(aaguid, 'one of your devices'), device: visitor.device }
      await queueMail(tx, { to: email, template: 'passkey-copied', params })
    }
    const kind = use.suspect ? 'limited' : 'full'
    const entered = await letIn(tx, { customerId, kind, by: 'passkey' }, visitor)
    return ok({ ...entered, asked: kind === 'full' && (await isAsked(tx, customerId, passkey.id)) })
  })
}

/** Whether the account is about to be erased; its row is held until the transaction ends. */
async function isClosing(tx: Tx, customerId: string): Promise<boolean> {
  const [customer] = await tx.$queryRaw<{ closing: boolean }[]>`
    SELECT deletion_due_at IS NOT NULL AS closing FROM customer WHERE id = ${customerId}::uuid FOR NO KEY UPDATE`
  return customer?.closing ?? false
}

/**
 * Whether somebody who came by a mailed code may make a passkey: only the very first one of an account, and not on
 * a device that others use too.
 * Anyone else needs the passkey that is there, or a way back.
 */
export async function mayMakeFirstPasskey(caller: Customer): Promise<boolean> {
  if (caller.level !== 'limited' || caller.shared) return false
  if (await needsMoreThanACode(db(), caller.customerId)) return false
  return !(await isLocked(db(), caller.customerId))
}

/** An account that had a passkey, or keeps a card, opens to no passkey made by a mailed code. */
const needsMoreThanACode = async (tx: Tx, customerId: string) =>
  (await everHadPasskey(tx, customerId)) || (await holdsCard(tx, customerId))

const makerOf = (caller: Customer, { browserHash }: Visitor): Maker => ({
  sessionId: caller.sessionId,
  customerId: caller.customerId,
  browserHash,
})

/** What the browser needs for an account's first passkey, or 'refused'. */
export async function firstPasskeyOptions(caller: Customer, visitor: Visitor) {
  if (!(await mayMakeFirstPasskey(caller))) return fail('refused')
  return ok(await registrationOptions(makerOf(caller, visitor)))
}

/**
 * Keeps an account's first passkey and opens a full session in place of the limited one, which ends with its first use. Of several at once
 * for one account or one session the first is kept.
 */
export async function makeFirstPasskey(
  response: RegistrationResponse,
  caller: Customer,
  visitor: Visitor,
): Promise<Result<Entered, 'invalid'>> {
  if (caller.level !== 'limited' || caller.shared) return fail('invalid')
  const { customerId, email, sessionId } = caller
  const maker = makerOf(caller, visitor)
  const passkey = await verifyRegistration(response, maker)
  if (!passkey) return fail('invalid')
  return transaction(async (tx) => {
    const locked = await isLocked(tx, customerId)
    const late = await needsMoreThanACode(tx, customerId)
    const saved =
      late || locked ? null : await savePasskey(tx, { customerId, passkey, device: visitor.device })
    if (!saved) {
      const reason = locked ? 'locked' : late ? 'not-the-first' : 'credential-taken'
      await noteFailedRegistration(tx, maker, reason)
      return fail('invalid')
    }
    await queueMail(tx, {
      to: email,
      template: 'passkey-created',
      params: { passkey: saved.name, device: visitor.device },
    })
    return ok(await letIn(tx, { customerId, kind: 'full', by: 'first-passkey' }, { ...visitor, sessionId }))
  })
}
