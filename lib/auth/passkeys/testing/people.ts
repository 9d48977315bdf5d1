import { randomBytes, randomUUID } from 'node:crypto'
import { type Entered, enterCode, letIn, type Visitor } from '@/lib/accounts/door'
import { readEmailAddress } from '@/lib/accounts/email-address'
import { makeMailedCode } from '@/lib/accounts/mailed-codes'
import { firstPasskeyOptions, makeFirstPasskey } from '@/lib/accounts/passkey-door'
import type { Customer } from '@/lib/auth/levels'
import { db } from '@/lib/platform/db'
import {
  base64url,
  bytes,
  newSoftPasskey,
  type RegistrationWire,
  register,
  type SoftPasskey,
} from './authenticator'

// People for tests, made through the shop's own door.

export const origin = () => process.env.SHOP_ORIGIN ?? ''
export const rpId = () => new URL(origin()).hostname

export const newVisitor = (): Visitor => ({
  browserHash: bytes(randomBytes(32)),
  device: 'Chrome on Linux',
  network: null,
  cartHash: null,
})

export function newAddress() {
  const email = readEmailAddress(`someone.${randomUUID()}@example.com`)
  if (!email) throw new Error('a test made no address')
  return email
}

/** Makes an account by a mailed code. */
export async function newCustomer(visitor = newVisitor()) {
  const email = newAddress()
  const code = await makeMailedCode(db(), { email, browserHash: visitor.browserHash })
  const entered = await enterCode({ email, code }, visitor)
  if (!entered.ok) throw new Error(`no account: ${entered.error}`)
  return { visitor, email, session: entered.data.session, caller: callerOf(entered.data, email.address) }
}

export function callerOf({ session, customerId }: Entered, email: string): Customer {
  const { sessionId, kind } = session
  const level = kind === 'full' ? 'fresh' : 'limited'
  return { level, sessionId, customerId, email, authenticatedAt: kind === 'full' ? new Date() : null }
}

/** One more session by a mailed code, without the mail. */
export function limitedSession(customerId: string, visitor: Visitor): Promise<Entered> {
  return db().$transaction((tx) => letIn(tx, { customerId, kind: 'limited', by: 'mailed-code' }, visitor))
}

/** The challenge that a browser gets for a first passkey, and the handle that goes with it. */
export async function registrationFor(caller: Customer, visitor: Visitor) {
  const options = await firstPasskeyOptions(caller, visitor)
  if (!options.ok) throw new Error(options.error)
  return {
    options: options.data,
    handle: bytes(Buffer.from(options.data.user.id, 'base64url')),
    wire: { challenge: options.data.challenge, origin: origin(), rpId: rpId() } satisfies RegistrationWire,
  }
}

/** A customer with their first passkey, and the full session that making it opened. */
export async function newPasskeyCustomer(make: Parameters<typeof newSoftPasskey>[1] = {}) {
  const person = await newCustomer()
  const { handle, wire } = await registrationFor(person.caller, person.visitor)
  const passkey: SoftPasskey = newSoftPasskey(handle, make)
  const entered = await makeFirstPasskey(register(passkey, wire), person.caller, person.visitor)
  if (!entered.ok) throw new Error('the first passkey was refused')
  return { ...person, passkey, entered: entered.data, id: base64url(passkey.id) }
}
