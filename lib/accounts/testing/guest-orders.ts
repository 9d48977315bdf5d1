import { randomUUID } from 'node:crypto'
import { bytes, newSoftPasskey, register } from '@/lib/auth/passkeys/testing/authenticator'
import { callerOf, newVisitor, origin, rpId } from '@/lib/auth/passkeys/testing/people'
import { answerStepUp } from '@/lib/auth/step-up/answer'
import { askFor } from '@/lib/auth/step-up/confirm'
import { answerTo } from '@/lib/auth/step-up/testing/people'
import { orderLine, orderRow, paymentOf } from '@/lib/orders/testing/order-row'
import { db } from '@/lib/platform/db'
import { unseal } from '@/lib/platform/sealing'
import { policies } from '@/lib/protection/policies'
import { type EmailAddress, readEmailAddress } from '../email-address'
import { mailFirstCode, proveAddress } from '../first-address'
import { saveDetails, saveDetailsOptions } from '../save-details'

export const yes = async () => true

export function newEmail(): EmailAddress {
  const email = readEmailAddress(`Guest.${randomUUID()}@example.com`)
  if (!email) throw new Error('no address')
  return email
}

export async function newOrder(
  email: string,
  change: { daysAgo?: number; status?: 'paid' | 'pending' } = {},
) {
  const { daysAgo = 0, status = 'paid' } = change
  const data = orderRow({
    status,
    email,
    city: 'Galway',
    postalCode: 'H91 E2K3',
    payment: paymentOf[status],
    placedAt: new Date(Date.now() - daysAgo * 86_400_000),
    ...(status === 'paid' && { paidAt: new Date() }),
    lines: { create: orderLine },
  })
  return (await db().order.create({ data })).id
}

export async function begun(orderId: string, visitor = newVisitor()) {
  const options = await saveDetailsOptions(orderId, visitor)
  if (!options) return null
  const passkey = newSoftPasskey(bytes(Buffer.from(options.user.id, 'base64url')))
  const response = register(passkey, { challenge: options.challenge, origin: origin(), rpId: rpId() })
  return { response, visitor, passkey }
}

/** An account by one tap, after a guest's order with this address. */
export async function pendingAccount(email: EmailAddress) {
  const orderId = await newOrder(email.address)
  const start = await begun(orderId)
  if (!start) throw new Error('not offered')
  const made = await saveDetails(start.response, start.visitor, yes)
  if (!made.ok) throw new Error(made.error)
  return { ...start, orderId, email, entered: made.data, caller: callerOf(made.data, email.address) }
}

export async function codeTo(address: string): Promise<string> {
  const mail = await db().mail.findFirstOrThrow({
    where: { to: address, sealed: { not: null } },
    orderBy: { createdAt: 'desc' },
  })
  return unseal({ sealed: mail.sealed ?? new Uint8Array(), keyId: mail.keyId ?? '' })
}

/** The passkey says that this shall be the account's address. */
export async function grantFor(who: Awaited<ReturnType<typeof pendingAccount>>, email: EmailAddress) {
  const { caller, visitor, passkey } = who
  const described = { email: email.address }
  const question = await askFor(policies['first-email'], caller, visitor.browserHash, described)
  if (!question.ok) throw new Error(question.error)
  const { customerId, sessionId } = caller
  const asked = { customerId, sessionId, browserHash: visitor.browserHash }
  const answered = await answerStepUp(asked, answerTo(passkey, question.data.options))
  if (!answered.ok) throw new Error(answered.error)
  return answered.data.grantId
}

export async function prove(who: Awaited<ReturnType<typeof pendingAccount>>, email = who.email) {
  const grantId = email.key === who.email.key ? undefined : await grantFor(who, email)
  await mailFirstCode(email, who.caller, who.visitor, grantId)
  return proveAddress({ email, code: await codeTo(email.address) }, who.caller, who.visitor)
}

export const customerOf = (customerId: string) =>
  db().customer.findUniqueOrThrow({ where: { id: customerId } })
