import pg from 'pg'
import type { Customer } from '@/lib/auth/levels'
import { newAddress, newCustomer, newVisitor } from '@/lib/auth/passkeys/testing/people'
import { answerStepUp } from '@/lib/auth/step-up/answer'
import { askFor } from '@/lib/auth/step-up/confirm'
import { answerTo, newOwner } from '@/lib/auth/step-up/testing/people'
import { db } from '@/lib/platform/db'
import { type Named, policies } from '@/lib/protection/policies'
import { beginEmailChange } from '../change-email'
import type { EmailAddress } from '../email-address'
import { proveNewEmail } from '../prove-new-email'
import { secretFor } from './mailbox'

export type Owner = Awaited<ReturnType<typeof newOwner>>
export { newAddress, newCustomer, newOwner, newVisitor }

/** A grant for one change, as the owner's browser gets it. */
export async function granted(owner: Owner, action: Named, input: object = {}): Promise<string> {
  const asked = await askFor(policies[action], owner.caller, owner.asked.browserHash, input)
  if (!asked.ok) throw new Error(asked.error)
  const answered = await answerStepUp(owner.asked, answerTo(owner.passkey, asked.data.options))
  if (!answered.ok) throw new Error(answered.error)
  return answered.data.grantId
}

/** Confirms a new address, and gives the code that was mailed there. */
export async function begun(owner: Owner, email: EmailAddress): Promise<string> {
  const grantId = await granted(owner, 'change-email', { email: email.address })
  const answer = await beginEmailChange({ email, grantId }, owner.caller, owner.visitor)
  if (!answer.ok || answer.data.ask !== 'new-code') throw new Error(JSON.stringify(answer))
  return secretFor(email.address, 'new-address-code')
}

/** A customer whose address was changed, and the secret of the link that went to the old one. */
export async function changedOwner() {
  const owner = await newOwner()
  const to = newAddress()
  const code = await begun(owner, to)
  const proven = await proveNewEmail({ email: to, code, endOthers: false }, owner.caller, owner.visitor)
  if (!proven.ok) throw new Error(proven.error)
  return { ...owner, to, link: await secretFor(owner.email.address, 'email-changed') }
}

export const rowOf = ({ customerId }: Customer) =>
  db().customer.findUniqueOrThrow({ where: { id: customerId } })

/** Lets so many days go by for what an account waits for: its change of address, and its erasure. */
export async function daysLater(customerId: string, days: number): Promise<void> {
  const owner = new pg.Client({ connectionString: process.env.MIGRATE_DATABASE_URL })
  await owner.connect()
  const back = `- interval '${days} days'`
  // Triggers fix these times; the tables' owner may turn them off.
  await owner.query(`
    BEGIN;
    ALTER TABLE email_change DISABLE TRIGGER email_change_forward;
    UPDATE email_change SET changed_at = changed_at ${back}, undo_ends_at = undo_ends_at ${back}
      WHERE customer_id = '${customerId}';
    ALTER TABLE email_change ENABLE TRIGGER email_change_forward;
    UPDATE customer SET deletion_due_at = deletion_due_at ${back} WHERE id = '${customerId}';
    COMMIT;`)
  await owner.end()
}
