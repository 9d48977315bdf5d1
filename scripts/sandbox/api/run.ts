import type { Sandbox } from '../sandbox'
import type { Transaction } from '../store/store'
import type { Answer, Call } from './endpoint'
import { ApiError } from './errors'

export interface Settled {
  status: number
  body: object
}

/** What a call has before it begins. */
export const newCall = (
  { store, cards, origin, now }: Sandbox,
  id: string,
  request: Call['request'],
): Call => ({ id, changes: store.begin(), now: now(), cards, origin, request, events: [] })

/**
 * Runs the work of a request. Its changes, its events and what `save` adds reach the disk together, before the
 * answer is given; then the events are sent. Nothing is awaited between the first read and the commit: no other
 * request sees or changes anything in between.
 */
export async function runCall(
  sandbox: Sandbox,
  call: Call,
  work: (call: Call) => Answer,
  save: (changes: Transaction, answer: Settled) => void = () => {},
): Promise<Settled> {
  const { keep, ...answer } = settle(() => work(call))
  const changes = keep ? call.changes : sandbox.store.begin()
  const deliveries = keep ? sandbox.webhooks.plan(changes, call.events) : []
  save(changes, answer)
  await changes.commit()
  sandbox.webhooks.send(deliveries)
  return answer
}

/** Runs the work; a thrown ApiError is an answer too, but one that leaves no changes. */
function settle(work: () => Answer): Settled & { keep: boolean } {
  try {
    const answer = work()
    return answer instanceof ApiError
      ? { status: answer.status, body: answer.body, keep: true }
      : { status: 200, body: answer, keep: true }
  } catch (error) {
    if (error instanceof ApiError) return { status: error.status, body: error.body, keep: false }
    throw error
  }
}
