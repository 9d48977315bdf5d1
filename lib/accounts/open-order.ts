import 'server-only'
import { mayTryCode } from '@/lib/abuse/code-limits'
import { mayMailCode } from '@/lib/abuse/mail-limits'
import { queueMail } from '@/lib/mail/outbox'
import { guestSight, widenGuestAccess } from '@/lib/orders/guest-access'
import { db, transaction } from '@/lib/platform/db'
import { fail, ok, type Result } from '@/lib/platform/result'
import { askedBy, type Visitor } from './door'
import { type EmailAddress, readEmailAddress } from './email-address'
import { makeMailedCode, useMailedCode as spendCode, tryMailedCode } from './mailed-codes'

// A guest's order opened by its link shows its things; the rest takes a fresh code, mailed to the address that the
// order was placed with, typed in the browser that asked. Only for a guest's order: what stands in an account never
// opens by mail. Every refusal that has to do with the order is one and the same, whether there is such an order,
// whether the browser holds its link, and whose it is; and no answer names the address.

type Asking = {
  orderId: string
  /** The browser's `__Host-orders` cookie. */
  guestToken: string | undefined
  visitor: Visitor
}

const codeFor = (orderId: string) => ({ purpose: 'open-order' as const, boundTo: orderId })

/** The address of a guest's order whose link this browser holds; else null. */
async function addressFor({ orderId, guestToken }: Asking): Promise<EmailAddress | null> {
  if ((await guestSight(guestToken, orderId)) === null) return null
  const order = await db().order.findFirst({
    where: { id: orderId, customerId: null },
    select: { email: true },
  })
  return order && readEmailAddress(order.email)
}

/** Mails a code that opens all of the order. @returns 'too-often' with the seconds to `wait` among its fields */
export async function askOrderCode(asking: Asking): Promise<Result<undefined, 'gone' | 'too-often'>> {
  const email = await addressFor(asking)
  if (!email) return fail('gone')
  const { orderId, visitor } = asking
  const allowed = await mayMailCode(await askedBy(visitor, email))
  if (!allowed.ok) return allowed
  return transaction(async (tx) => {
    const { browserHash, device } = visitor
    const code = await makeMailedCode(tx, { email, browserHash, ...codeFor(orderId) })
    await queueMail(tx, {
      to: email.address,
      template: 'order-code',
      params: { order: orderId, device },
      secret: code,
    })
    return ok()
  })
}

/** Opens all of the order in this browser, for an hour, by the code. */
export async function enterOrderCode(
  asking: Asking & { code: string },
): Promise<Result<undefined, 'code-wrong' | 'code-void' | 'too-often'>> {
  const voided = fail('code-void', { code: 'code-void' })
  const email = await addressFor(asking)
  if (!email) return voided
  const { orderId, guestToken, visitor, code } = asking
  const allowed = await mayTryCode(await askedBy(visitor, email))
  if (!allowed.ok) return allowed
  const { browserHash } = visitor
  const tried = await tryMailedCode({ emailKey: email.key, browserHash, code, ...codeFor(orderId) })
  if (tried.outcome === 'wrong')
    return fail('code-wrong', { code: 'code-wrong', triesLeft: String(tried.triesLeft) })
  if (tried.outcome === 'void') return voided
  return transaction(async (tx) => {
    // Whoever claims the order at this moment waits, or was first.
    const [order] = await tx.$queryRaw<unknown[]>`
      SELECT FROM "order" WHERE id = ${orderId} AND customer_id IS NULL FOR NO KEY UPDATE`
    if (!order || !(await spendCode(tx, tried.codeId))) return voided
    return (await widenGuestAccess(tx, guestToken, orderId)) ? ok() : voided
  })
}
