import type { Customer } from '@/lib/auth/levels'
import type { AssertionResponse } from '@/lib/auth/passkeys/responses'
import { assert, type SoftPasskey } from '@/lib/auth/passkeys/testing/authenticator'
import { callerOf, newPasskeyCustomer, origin, rpId } from '@/lib/auth/passkeys/testing/people'
import { answerStepUp } from '../answer'
import { type Asked, askStepUp, type Described } from '../challenge'

/** A customer with a passkey in a full session, and what a step-up needs of them. */
export async function newOwner() {
  const person = await newPasskeyCustomer()
  const caller: Customer = callerOf(person.entered, person.email.address)
  const { customerId, sessionId } = caller
  const asked: Asked = { customerId, sessionId, browserHash: person.visitor.browserHash }
  return { ...person, caller, asked }
}

/** What a browser sends for these options. */
export const answerTo = (passkey: SoftPasskey, options: { challenge: string }): AssertionResponse =>
  assert(passkey, { challenge: options.challenge, origin: origin(), rpId: rpId() })

/** Asks, answers, and gives the grant's id. */
export async function confirmed(
  owner: { asked: Asked; passkey: SoftPasskey },
  described: Described,
): Promise<string> {
  const options = await askStepUp(owner.asked, described)
  const answered = await answerStepUp(owner.asked, answerTo(owner.passkey, options))
  if (!answered.ok) throw new Error('the confirmation was refused')
  return answered.data.grantId
}
