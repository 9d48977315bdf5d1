import 'server-only'
import { type Hold, holdsOf } from '@/lib/auth/holds'
import type { Caller, Customer } from '@/lib/auth/levels'
import { db } from '@/lib/platform/db'
import { mayMakeFirstPasskey } from '../passkey-door'
import { stopsLeft } from './cancel'
import { finishable, hasFreshProof } from './finish'
import { type WaitRefusal, waitRefusal, waitSeconds } from './offer'
import { findOpenRecovery, findProbation, type OpenRecovery } from './open-recovery'
import { cameByMail } from './start'

/** What somebody is asked who has a full session while a recovery is under way. */
export type Question = {
  about: 'wait' | 'probation'
  recoveryId: string
  /** When it began, or when it gave its passkey. */
  at: Date
  /** When the wait or the probation ends. */
  endsAt: Date
  byCode: boolean
  /** Whether there is a passkey that may answer: one that is older. */
  hasOlder: boolean
  /** Whether a full session may stop it without one. */
  mayStop: boolean
}

/** What `/recover` shows. Dates are the shop's clock. */
export type RecoverView =
  | { step: 'email' }
  /** The account never had a passkey: it makes its first one. */
  | { step: 'first-passkey' }
  | { step: 'question'; question: Question }
  | { step: 'held'; hold: Hold }
  /** One passkey may be made now. */
  | { step: 'make' }
  | { step: 'waiting'; endsAt: Date; byCode: boolean }
  /** The wait is over: it takes a new code from the mail. */
  | { step: 'due'; lapsesAt: Date; announced: boolean }
  | {
      step: 'choose'
      proven: boolean
      /** Whether the wait can begin here: somebody came in by a mailed code. */
      mayWait: boolean
      refusal: WaitRefusal | null
      waitHours: number
    }

export async function recoverView(caller: Caller): Promise<RecoverView> {
  if (caller.level === 'guest') return { step: 'email' }
  const { customerId } = caller
  if (caller.level !== 'limited') {
    const question = await questionFor(customerId)
    if (question) return { step: 'question', question }
  }
  if (await mayMakeFirstPasskey(caller)) return { step: 'first-passkey' }
  const hold = (await holdsOf(db(), customerId)).find((one) => one === 'freeze' || one === 'deletion')
  if (hold) return { step: 'held', hold }
  if (await finishable(db(), caller)) return { step: 'make' }
  const open = await findOpenRecovery(db(), customerId)
  if (open && open.startedBy !== 'code_and_mailbox') return await waiting(open)
  return choose(caller)
}

async function waiting(open: OpenRecovery): Promise<RecoverView> {
  const [is] = await db().$queryRaw<[{ over: boolean; announced: boolean }]>`
    SELECT wait_ends_at <= shop_now() AS over,
      half_announced_at IS NOT NULL AND end_announced_at IS NOT NULL AS announced
    FROM recovery WHERE id = ${open.id}::uuid`
  if (is.over) return { step: 'due', lapsesAt: open.lapsesAt, announced: is.announced }
  return { step: 'waiting', endsAt: open.waitEndsAt, byCode: open.startedBy === 'recovery_code' }
}

async function choose(caller: Customer): Promise<RecoverView> {
  const session = await db().session.findUnique({ where: { id: caller.sessionId } })
  return {
    step: 'choose',
    proven: await hasFreshProof(db(), caller),
    mayWait: session !== null && (await cameByMail(db(), session)),
    refusal: await waitRefusal(db(), caller.customerId),
    waitHours: waitSeconds() / 3600,
  }
}

/** The wait or probation that a full session of this account should know of; null where there is none. */
export async function questionFor(customerId: string): Promise<Question | null> {
  const tx = db()
  const running = await holdsOf(tx, customerId)
  if (!running.includes('wait') && !running.includes('probation')) return null
  const open = await findOpenRecovery(tx, customerId)
  if (open) {
    const byCode = open.startedBy !== 'mailbox'
    return {
      about: 'wait',
      recoveryId: open.id,
      at: open.startedAt,
      endsAt: open.waitEndsAt,
      byCode,
      hasOlder: await hasOlder(customerId, open.startedAt),
      mayStop: !byCode && (await stopsLeft(tx, customerId)) > 0,
    }
  }
  const probation = await findProbation(tx, customerId)
  if (!probation) return null
  return {
    about: 'probation',
    recoveryId: probation.id,
    at: probation.finishedAt,
    endsAt: probation.endsAt,
    byCode: probation.startedBy !== 'mailbox',
    hasOlder: await hasOlder(customerId, probation.finishedAt),
    mayStop: false,
  }
}

async function hasOlder(customerId: string, than: Date): Promise<boolean> {
  return (await db().passkey.count({ where: { customerId, createdAt: { lt: than } } })) > 0
}
