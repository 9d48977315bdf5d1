import 'server-only'
import { mayTryCode } from '@/lib/abuse/code-limits'
import { mayMailCode } from '@/lib/abuse/mail-limits'
import type { Network } from '@/lib/abuse/network'
import { record } from '@/lib/audit/events'
import { isFullSessionOf } from '@/lib/auth/full-session'
import { isKnownBrowser, isKnownToAddress, knowBrowser } from '@/lib/auth/known-browser'
import { everHadPasskey } from '@/lib/auth/passkeys/registration'
import { type OpenedSession, openSession, type SessionOpening } from '@/lib/auth/sessions'
import { readCart } from '@/lib/cart/cart'
import { claimGuestCart, type MergedLine } from '@/lib/cart/claim'
import { isMailSlow, queueMail } from '@/lib/mail/outbox'
import { type Tx, transaction } from '@/lib/platform/db'
import { newBytes } from '@/lib/platform/random'
import { fail, ok, type Result } from '@/lib/platform/result'
import { lockAddresses, standingOf } from './address-standing'
import { callOffDeletion } from './come-back'
import type { EmailAddress } from './email-address'
import { type DoorPurpose, makeMailedCode, tryMailedCode, useMailedCode, voidCodesFor } from './mailed-codes'
import { noteMailboxProof } from './recovery/mailbox-proof'
import { mailFromTheDoor } from './standing-mails'

// The one door for new and known. Until the code is entered nothing tells which of the two somebody is: the
// same statements run, the same answer goes out, and only the mail knows.

/** What comes through the door with a person: their browser in three forms, and their cart. */
export type Visitor = {
  /** Of the ceremony cookie. */
  browserHash: Uint8Array<ArrayBuffer>
  /** In words. */
  device: string
  network: Network
  /** The session this browser holds already, which ends when a new one opens. */
  sessionId?: string | undefined
  /** Of the guest's cart cookie. */
  cartHash: Uint8Array<ArrayBuffer> | null
  /** Of the cookie by which accounts know this browser. */
  knownHash?: Uint8Array<ArrayBuffer> | null
  /** Others use this device too. */
  shared?: boolean
}

/**
 * The session for the cookie, whose it is, the pieces in the cart that this browser shows now, and by what the
 * account knows the browser from now on. `merged`: which lines came from the guest's cart; none where the
 * customer's own was empty, so that there is nothing to say.
 */
export type Entered = {
  session: OpenedSession
  customerId: string
  cartCount: number
  merged: MergedLine[]
  knownToken?: string
}

/**
 * Mails a code to an address, known or not; the same work is done and the same is said. One for a recovery says
 * in the mail what it can do.
 * @returns whether mail is slow at the moment; 'too-often' with the seconds to `wait` among its fields
 */
export async function continueWithEmail(
  email: EmailAddress,
  visitor: Visitor,
  purpose: DoorPurpose = 'sign-in',
): Promise<Result<{ isSlow: boolean }, 'too-often'>> {
  const { browserHash, device } = visitor
  const allowed = await mayMailCode(await askedBy(visitor, email))
  if (!allowed.ok) return allowed
  return transaction(async (tx) => {
    const isSlow = await isMailSlow(tx)
    const standing = await standingOf(tx, email.key)
    const code = await makeMailedCode(tx, { email, browserHash, purpose })
    await mailFromTheDoor(tx, { standing, email, code, device }, purpose)
    return ok({ isSlow })
  })
}

/** Who asks for a code or tries one, as the limits count them. */
export const askedBy = async (
  { browserHash, network, knownHash = null }: Visitor,
  { key }: EmailAddress,
) => ({
  emailKey: key,
  browserHash,
  network,
  isKnown: await isKnownToAddress(key, knownHash),
})

/**
 * Opens a limited session for a right code, and makes the account where there is none. A wrong code comes
 * back with `triesLeft` among its fields; 'code-void' asks for a new code, 'too-often' for patience.
 * 'signed-in': the code was right, but this browser has a full session of that account, which a weaker one
 * does not replace. Nothing changes.
 * @returns also whether this account may make its first passkey now
 */
export async function enterCode(
  { email, code }: { email: EmailAddress; code: string },
  visitor: Visitor,
  purpose: DoorPurpose = 'sign-in',
): Promise<
  Result<Entered & { mayMakePasskey: boolean }, 'code-wrong' | 'code-void' | 'too-often' | 'signed-in'>
> {
  const { browserHash, sessionId } = visitor
  const allowed = await mayTryCode(await askedBy(visitor, email))
  if (!allowed.ok) return allowed
  const tried = await tryMailedCode({ emailKey: email.key, browserHash, code, purpose })
  if (tried.outcome === 'wrong') {
    return fail('code-wrong', { code: 'code-wrong', triesLeft: String(tried.triesLeft) })
  }
  const voided = fail('code-void', { code: 'code-void' })
  if (tried.outcome === 'void') return voided
  return transaction(async (tx) => {
    // Codes for one address take turns: the first makes the account and voids the others.
    await lockAddresses(tx, [email.key])
    if (!(await useMailedCode(tx, tried.codeId))) return voided
    const customerId = await findOrMakeCustomer(tx, { address: tried.address, key: email.key }, tried.codeId)
    if (!customerId) return voided
    // In a recovery the mailbox is proven anew, in a session that may do no more than that.
    const staysIn = purpose === 'sign-in' && (await isFullSessionOf(tx, sessionId, customerId))
    if (staysIn) return fail('signed-in')
    const entered = await letIn(tx, { customerId, kind: 'limited', by: 'mailed-code' }, visitor)
    if (purpose === 'recover') {
      const { sessionId } = entered.session
      await noteMailboxProof(tx, { sessionId, customerId, emailKey: email.key, mailedAt: tried.mailedAt })
    }
    const mayMakePasskey = !visitor.shared && !(await everHadPasskey(tx, customerId))
    return ok({ ...entered, mayMakePasskey })
  })
}

/**
 * The account of a proven address, which is held until the transaction ends: if it got another address while we
 * waited for it, it is not found. An account that is about to be erased, and never had a passkey, comes back.
 * @returns null where an account is kept from whoever only has a mailbox
 */
async function findOrMakeCustomer(tx: Tx, email: EmailAddress, codeId: string): Promise<string | null> {
  const [known] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM customer WHERE email_key = ${email.key} FOR NO KEY UPDATE`
  const standing = await standingOf(tx, email.key)
  if (standing.kind === 'account') return known?.id === standing.customerId ? known.id : null
  if (standing.kind === 'closing' && standing.by === 'code') {
    await callOffDeletion(tx, standing.customerId, 'mailed-code')
    return standing.customerId
  }
  return standing.kind === 'free' ? makeCustomer(tx, email, codeId) : null
}

async function makeCustomer(tx: Tx, email: EmailAddress, codeId: string): Promise<string> {
  const [made] = await tx.$queryRaw<[{ id: string }]>`
    INSERT INTO customer (id, handle, email, email_key, email_verified_at)
    VALUES (gen_random_uuid(), ${newBytes(64)}, ${email.address}, ${email.key}, shop_now())
    RETURNING id`
  await voidCodesFor(tx, email.key, codeId)
  await record(tx, 'account-created', { customerId: made.id, facts: {} })
  return made.id
}

/**
 * Opens the session, in the transaction of whatever proved the person. A full one takes the guest's cart
 * along; a limited one has a guest's rights and leaves it with the browser.
 */
export async function letIn(
  tx: Tx,
  opening: Pick<SessionOpening, 'customerId' | 'kind' | 'by'>,
  visitor: Visitor,
): Promise<Entered> {
  const { device, sessionId, cartHash, shared = false } = visitor
  const session = await openSession(tx, { ...opening, device, shared, replaces: sessionId })
  const { customerId } = opening
  if (session.kind === 'limited') {
    const cartCount = cartHash ? (await readCart({ tokenHash: cartHash })).count : 0
    return { session, customerId, cartCount, merged: [] }
  }
  const { count, merged } = await claimGuestCart(tx, { guestTokenHash: cartHash, customerId })
  const news = isNews(merged, count) ? merged : []
  return { session, customerId, cartCount: count, merged: news, ...(await meetBrowser(tx, opening, visitor)) }
}

/** Whether pieces came into a cart that held some before. */
function isNews(merged: MergedLine[], count: number): boolean {
  const had = merged.reduce((rest, { before, after }) => rest - (after - before), count)
  return had > 0 && merged.some(({ before, after }) => after > before)
}

/**
 * Tells the owner of a sign-in from a browser that the account does not know, and has it known from now on; a
 * shared device stays unknown. Making a passkey has a mail of its own.
 */
async function meetBrowser(
  tx: Tx,
  { customerId, by }: Pick<SessionOpening, 'customerId' | 'by'>,
  { device, knownHash = null, shared = false }: Visitor,
): Promise<{ knownToken?: string }> {
  const browser = { customerId, knownHash }
  if (by === 'passkey' && !(await isKnownBrowser(tx, browser))) {
    const { email } = await tx.customer.findUniqueOrThrow({
      where: { id: customerId },
      select: { email: true },
    })
    await queueMail(tx, { to: email, template: 'new-browser', params: { device, shared } })
  }
  return shared ? {} : { knownToken: await knowBrowser(tx, browser) }
}
