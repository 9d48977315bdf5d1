import 'server-only'
import { queueMail } from '@/lib/mail/outbox'
import type { Tx } from '@/lib/platform/db'
import type { Standing } from './address-standing'
import type { EmailAddress } from './email-address'
import type { DoorPurpose } from './mailed-codes'

// Only the mail knows what an address is to the shop. Each goes to the form that was proven, however it was typed now.

const known = { 'sign-in': 'sign-in-code', recover: 'recovery-mail-code' } as const

type Asking = { standing: Standing; email: EmailAddress; code: string; device: string }

/** What the door mails: a code, or why there is none and what can be done. */
export async function mailFromTheDoor(tx: Tx, asking: Asking, purpose: DoorPurpose): Promise<void> {
  const { standing, email, code, device } = asking
  const params = { device }
  switch (standing.kind) {
    case 'free':
      return queueMail(tx, { to: email.address, template: 'sign-up-code', params, secret: code })
    case 'account':
      return queueMail(tx, { to: standing.email, template: known[purpose], params, secret: code })
    default:
      return mailWhyNot(tx, asking)
  }
}

/** What somebody's wish to have this address for another account mails: a code only where it is free. */
export async function mailForNewAddress(tx: Tx, asking: Asking): Promise<void> {
  const { standing, email, code, device } = asking
  if (standing.kind === 'free') {
    const params = { device }
    return queueMail(tx, { to: email.address, template: 'new-address-code', params, secret: code })
  }
  return mailWhyNot(tx, asking, false)
}

async function mailWhyNot(tx: Tx, { standing, code, device }: Asking, mayComeBack = true): Promise<void> {
  const params = { device }
  if (standing.kind === 'account') {
    return queueMail(tx, { to: standing.email, template: 'address-taken', params })
  }
  if (standing.kind === 'kept') return queueMail(tx, { to: standing.email, template: 'address-kept', params })
  if (standing.kind !== 'closing') return
  const closing = { ...params, dueAt: standing.dueAt.toISOString() }
  if (standing.by === 'code' && mayComeBack) {
    return queueMail(tx, { to: standing.email, template: 'come-back-code', params: closing, secret: code })
  }
  return queueMail(tx, {
    to: standing.email,
    template: 'account-closing',
    params: { ...closing, by: standing.by },
  })
}
