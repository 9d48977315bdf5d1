import { db } from '@/lib/platform/db'
import { newPasskeyCustomer } from '../passkeys/testing/people'
import { findSession, openSession, raiseSession, rotateSession, type SessionOpening } from '../sessions'

export const minute = 60
export const hour = 3600

/** A session whose token its browser has used. */
export async function signedIn(more: Partial<SessionOpening> = {}) {
  const { caller, email } = await newPasskeyCustomer()
  const opening = { customerId: caller.customerId, kind: 'full', by: 'passkey', device: 'Safari on iPhone' }
  const session = await db().$transaction((tx) => openSession(tx, { ...opening, ...more } as SessionOpening))
  await findSession(session.token)
  return { ...session, customerId: caller.customerId, email: email.address }
}

export async function mint(token: string): Promise<string> {
  const next = await rotateSession(token)
  if (!next || next === 'ended') throw new Error(`nothing was minted: ${next}`)
  return next.token
}

export const opens = async (token: string) => (await findSession(token)) !== null
export const row = (id: string) => db().session.findUniqueOrThrow({ where: { id } })
export const raise = (id: string) => db().$transaction((tx) => raiseSession(tx, id))
export const mailsTo = (to: string) => db().mail.count({ where: { to, template: 'session-copied' } })
export const endings = async (sessionId: string) =>
  (await db().event.findMany({ where: { sessionId, kind: 'session-ended' } })).map(({ facts }) => facts)
