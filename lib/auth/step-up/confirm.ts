import 'server-only'
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import { record } from '@/lib/audit/events'
import { db, type Tx, transaction } from '@/lib/platform/db'
import { fail, ok, type Result } from '@/lib/platform/result'
import { type Hold, holdsOf, refusedBy } from '../holds'
import type { Customer } from '../levels'
import { askStepUp, type Described } from './challenge'
import { type Grant, spendGrant } from './grants'
import type { AnyPolicy, InputOf, PayloadOf } from './policy'

/** Why a change is not carried out: it has to be confirmed (again), it is gone, or a hold runs. */
export type Refusal = 'confirm' | 'gone' | 'held'

/** The hold is named in `fields.hold`, so that the page can say what it is and when it ends. */
const held = (hold: Hold) => fail('held', { hold })

/**
 * Asks a person to confirm a change with a passkey of theirs.
 * @returns what the browser needs for the ceremony, and the change in the server's words
 */
export async function askFor<One extends AnyPolicy>(
  policy: One,
  caller: Customer,
  browserHash: Uint8Array<ArrayBuffer>,
  input: unknown,
): Promise<
  Result<{ options: PublicKeyCredentialRequestOptionsJSON; payload: PayloadOf<One> }, 'gone' | 'held'>
> {
  const { customerId, sessionId } = caller
  const hold = refusedBy(await holdsOf(db(), customerId), policy.action)
  if (hold) return held(hold)
  const parsed = policy.prepare && policy.input.safeParse(input)
  if (parsed?.success) await policy.prepare?.(customerId, parsed.data)
  const described = await describe(db(), customerId, policy, input)
  if (!described) return fail('gone')
  const options = await askStepUp({ customerId, sessionId, browserHash }, described)
  return ok({ options, payload: described.payload as PayloadOf<One> })
}

/** A change in the server's words. Null for input that is none, or a thing that is not the customer's. */
async function describe(
  tx: Tx,
  customerId: string,
  policy: AnyPolicy,
  input: unknown,
): Promise<Described | null> {
  const parsed = policy.input.safeParse(input)
  const payload = parsed.success ? await policy.describe(tx, customerId, parsed.data) : null
  if (!payload) return null
  const madeBefore = policy.madeBefore?.(payload)
  return { action: policy.action, payload, ...(madeBefore && { madeBefore }) }
}

/**
 * Carries out a change that needs a grant, in the transaction that spends it: both happen, or neither. The change is
 * described again from what is true now; a grant for anything else does not fit. `work` cannot be reached without.
 * @returns what `work` returned; where it failed, the grant is not spent
 */
export async function withGrant<One extends AnyPolicy, Data, Problem extends string>(
  policy: One,
  { caller, grantId, input }: { caller: Customer; grantId: string; input: InputOf<One> },
  work: (tx: Tx, grant: Grant<One['action'], PayloadOf<One>>) => Promise<Result<Data, Problem>>,
): Promise<Result<Data, Problem | Refusal>> {
  const { customerId, sessionId } = caller
  try {
    return await transaction(async (tx) => {
      await tx.$queryRaw`SELECT FROM customer WHERE id = ${customerId}::uuid FOR NO KEY UPDATE`
      const hold = refusedBy(await holdsOf(tx, customerId), policy.action)
      if (hold) throw new Undone(held(hold))
      const described = await describe(tx, customerId, policy, input)
      if (!described) throw new Undone(fail('gone'))
      const grant = await spendGrant(tx, caller, grantId, described)
      if (!grant) throw new Undone(fail('confirm'))
      const done = await work(tx, grant as Grant<One['action'], PayloadOf<One>>)
      if (!done.ok) throw new Undone(done)
      return done
    })
  } catch (error) {
    if (!(error instanceof Undone)) throw error
    const { result } = error
    const reasons = { confirm: 'no-grant', gone: 'gone', held: 'held' } as const
    if (result.error in reasons) {
      const reason = reasons[result.error as Refusal]
      await record(db(), 'grant-refused', { customerId, sessionId, facts: { action: policy.action, reason } })
    }
    return result as Result<Data, Problem | Refusal>
  }
}

/** Leaves a transaction without a trace, with the answer in hand. */
class Undone extends Error {
  constructor(readonly result: { ok: false; error: string; fields?: Record<string, string> }) {
    super('undone')
  }
}
