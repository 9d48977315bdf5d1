import 'server-only'
import { db } from '@/lib/platform/db'
import { checkAssertion } from '../passkeys/ceremony-checks'
import { stepUpChallenge } from './challenge'

/** What is wrong with one line of the log. */
export type LogFault = {
  eventId: string
  action: string
  fault: 'no-assertion' | 'other-action' | 'signature'
}

const atOnce = 500

/**
 * Checks the append-only log: every protected action that was carried out has its assertion, for that action and by
 * that customer, and each signature holds against the key that was stored with it. Begins after event `since`.
 */
export async function checkLog(since = 0n): Promise<{ checked: number; faults: LogFault[] }> {
  const faults: LogFault[] = []
  let checked = 0
  for (let after = since; ; ) {
    const events = await db().event.findMany({
      where: { kind: 'protected-action', id: { gt: after } },
      orderBy: { id: 'asc' },
      take: atOnce,
    })
    for (const event of events) {
      const fault = await faultOf(event)
      const { action } = event.facts as { action: string }
      if (fault) faults.push({ eventId: String(event.id), action, fault })
    }
    checked += events.length
    const last = events.at(-1)
    if (!last) return { checked, faults }
    after = last.id
  }
}

type Carried = { customerId: string | null; sessionId: string | null; facts: unknown }

async function faultOf({ customerId, sessionId, facts }: Carried): Promise<LogFault['fault'] | null> {
  const { action, assertionId } = facts as { action: string; assertionId: number }
  const assertion = await db().assertion.findUnique({ where: { id: BigInt(assertionId) } })
  if (!assertion) return 'no-assertion'
  const same =
    assertion.action === action && assertion.customerId === customerId && assertion.sessionId === sessionId
  if (!same) return 'other-action'
  return (await verifies(assertion)) ? null : 'signature'
}

type Assertion = NonNullable<Awaited<ReturnType<ReturnType<typeof db>['assertion']['findUnique']>>>

async function verifies(assertion: Assertion): Promise<boolean> {
  const id = base64url(assertion.credentialId)
  // Bit 3: whether the passkey may be synced, as it said itself then (section 6.1).
  const backupEligible = ((assertion.authenticatorData[32] ?? 0) & 0x08) !== 0
  const checked = await checkAssertion(
    {
      id,
      rawId: id,
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: base64url(assertion.clientData),
        authenticatorData: base64url(assertion.authenticatorData),
        signature: base64url(assertion.signature),
        userHandle: undefined,
      },
    },
    stepUpChallenge(assertion),
    { credentialId: assertion.credentialId, publicKey: assertion.publicKey, backupEligible },
  )
  return checked.ok
}

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
