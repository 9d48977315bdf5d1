import 'server-only'
import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
} from '@simplewebauthn/server'
import { addAddress } from '@/lib/addresses/saved-addresses'
import { record } from '@/lib/audit/events'
import { checkRegistration } from '@/lib/auth/passkeys/ceremony-checks'
import { burnChallenge, challengeLifetime, makeChallenge } from '@/lib/auth/passkeys/challenges'
import { savePasskey } from '@/lib/auth/passkeys/registration'
import { algorithms, relyingParty } from '@/lib/auth/passkeys/relying-party'
import { challengeOf, type RegistrationResponse } from '@/lib/auth/passkeys/responses'
import type { Address } from '@/lib/checkout/address'
import { type OrderView, readOrder } from '@/lib/orders/order'
import { db, type Tx, transaction } from '@/lib/platform/db'
import { newBytes } from '@/lib/platform/random'
import { fail, ok, type Result } from '@/lib/platform/result'
import { shop } from '@/lib/shop/client'
import { type Entered, letIn, type Visitor } from './door'

// "Save your details for next time", after a guest's order: one tap makes a passkey and an account. Its address is
// only what somebody typed, so it belongs to nobody: the account has no key for it until it is proven, and until
// then no recovery codes, saved cards, recovery or claims (ACCOUNTS: an address belongs to an account from
// verification on). Whoever asks has shown that they may open the order; the page's route checks that.

const owner = (browserHash: Visitor['browserHash']) => ({ purpose: 'register' as const, browserHash })

/** What the browser needs to make the passkey. Null for an order that has an account, or is not placed. */
export async function saveDetailsOptions(
  orderId: string,
  { browserHash }: Visitor,
): Promise<PublicKeyCredentialCreationOptionsJSON | null> {
  const email = await emailFor(db(), orderId)
  if (!email) return null
  const challenge = await makeChallenge(owner(browserHash))
  const handle = newBytes(64)
  await db().$executeRaw`
    INSERT INTO account_start (challenge, handle, order_id, expires_at)
    VALUES (${challenge}, ${handle}, ${orderId}, shop_now() + ${challengeLifetime}::int * interval '1 second')`
  return generateRegistrationOptions({
    rpName: shop.name,
    rpID: relyingParty().rpId,
    userID: handle,
    userName: email,
    userDisplayName: email,
    challenge,
    timeout: challengeLifetime * 1000,
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: algorithms,
  })
}

/** Whether an account can be made of this order: it is paid, a guest's, and none was made of it yet. */
export const maySaveDetails = async (orderId: string) => (await emailFor(db(), orderId)) !== null

async function emailFor(tx: Tx, orderId: string): Promise<string | null> {
  const order = await tx.order.findFirst({
    where: {
      id: orderId,
      customerId: null,
      status: { in: ['paid', 'shipped'] },
      accountStarts: { none: { madeAt: { not: null } } },
    },
    select: { email: true },
  })
  return order?.email ?? null
}

/**
 * Makes the account, with its passkey, the order's address and a full session. The order stays a guest's: it is
 * offered once the address is proven.
 * @param mayOpen whether this browser still may open the order for which it asked
 */
export async function saveDetails(
  response: RegistrationResponse,
  visitor: Visitor,
  mayOpen: (orderId: string) => Promise<boolean>,
): Promise<Result<Entered, 'invalid'>> {
  const challenge = challengeOf(response)
  if (!challenge || !(await burnChallenge(challenge, owner(visitor.browserHash)))) return fail('invalid')
  const start = await db().accountStart.findUnique({ where: { challenge } })
  if (!start || !(await mayOpen(start.orderId))) return fail('invalid')
  const { orderId, handle } = start
  const checked = await checkRegistration(response, challenge)
  const order = await readOrder(orderId)
  if (!order || !checked.ok) return fail('invalid')
  const passkey = checked.data
  return transaction(async (tx) => {
    // Whoever makes an account of this order takes turns, and so does whoever holds this passkey.
    await tx.$queryRaw`SELECT FROM "order" WHERE id = ${orderId} FOR NO KEY UPDATE`
    const known = await tx.passkey.count({ where: { credentialId: passkey.credentialId } })
    const email = await emailFor(tx, orderId)
    if (!email || known > 0) return fail('invalid')
    await tx.$executeRaw`UPDATE account_start SET made_at = shop_now() WHERE challenge = ${challenge}`
    const customerId = await makePendingCustomer(tx, new Uint8Array(handle), email)
    if (!(await savePasskey(tx, { customerId, passkey, device: visitor.device })))
      throw new Error('a passkey was kept by somebody else in the same moment')
    await addAddress(tx, customerId, addressOf(order))
    return ok(await letIn(tx, { customerId, kind: 'full', by: 'first-passkey' }, visitor))
  })
}

async function makePendingCustomer(tx: Tx, handle: Uint8Array<ArrayBuffer>, email: string): Promise<string> {
  const { id } = await tx.customer.create({ data: { handle, email }, select: { id: true } })
  await record(tx, 'account-created', { customerId: id, facts: {} })
  return id
}

const addressOf = ({ name, line1, line2, city, region, postalCode, country }: OrderView): Address => ({
  name,
  line1,
  line2,
  city,
  region,
  postalCode,
  country: country as Address['country'],
})

/** Forgets accounts that were begun and never made. */
export async function sweepAccountStarts(): Promise<void> {
  await db().$executeRaw`DELETE FROM account_start WHERE expires_at <= shop_now() AND made_at IS NULL`
}
