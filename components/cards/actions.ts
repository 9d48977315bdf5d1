'use server'

import { z } from 'zod'
import { type CardTry, type CardTryEnd, mayTryCard, noteCardTry } from '@/lib/abuse/card-tries'
import { visitorOf } from '@/lib/accounts/request'
import { guardAction } from '@/lib/auth/guard/action'
import type { Caller } from '@/lib/auth/levels'
import {
  type Asking,
  addCard as add,
  askCardChange as ask,
  makeDefaultCard as makeDefault,
  removeCard as remove,
  replaceCard as replace,
} from '@/lib/cards/change-cards'
import { type CardOutcome, wasDeclined } from '@/lib/cards/client'
import { typedCardOf } from '@/lib/cards/typed-card'
import { db } from '@/lib/platform/db'
import { fail, ok, type Result } from '@/lib/platform/result'

const token = z.string().min(1).max(255)
const grant = z.uuid()
const cardId = z.uuid()

/** Lets a customer try a card, and notes what its bank said. */
async function trying<Problem extends string>(
  caller: Caller,
  token: string,
  change: (asking: Asking) => Promise<Result<CardOutcome, Problem>>,
) {
  if (caller.level === 'guest') return fail('gone')
  const { browserHash, network, device } = await visitorOf(caller)
  const typed = await typedCardOf(db(), caller.customerId, token)
  const about: CardTry = { browserHash, network, ...(typed && { fingerprint: typed.fingerprint }) }
  const allowed = await mayTryCard(about)
  if (!allowed.ok) return allowed
  const answer = await change({ caller, device })
  await noteCardTry(about, answer.ok ? endOf(answer.data) : 'not-decided')
  return answer
}

function endOf(outcome: CardOutcome): CardTryEnd {
  // A bank's question about a card to keep counts for nothing: unlike one about an order, it holds no pieces.
  if (outcome.state === 'approval' || outcome.state === 'open') return 'not-decided'
  return wasDeclined(outcome) ? 'declined' : 'accepted'
}

/** Saves the card behind a token, by the grant for exactly that card. */
export const addCard = guardAction(
  'addCard',
  z.object({ token, grant }),
  async ({ input: { token, grant: grantId }, caller }) =>
    trying(caller, token, (asking) => add(asking, { grantId, token })),
)

/** Puts it in the place of another. */
export const replaceCard = guardAction(
  'replaceCard',
  z.object({ token, grant, cardId }),
  async ({ input: { token, grant: grantId, cardId }, caller }) =>
    trying(caller, token, (asking) => replace(asking, { grantId, token, cardId })),
)

const one = z.object({ cardId, grant })

export const removeCard = guardAction(
  'removeCard',
  one,
  async ({ input: { cardId, grant: grantId }, caller }) => {
    if (caller.level === 'guest') return fail('gone')
    const { device } = await visitorOf(caller)
    return remove({ caller, device }, { grantId, cardId })
  },
)

export const makeDefaultCard = guardAction(
  'makeDefaultCard',
  one,
  async ({ input: { cardId, grant: grantId }, caller }) =>
    caller.level === 'guest' ? fail('gone') : makeDefault(caller, { grantId, cardId }),
)

/** How a change stands: after the bank's question, or when its answer was lost. */
export const askCardChange = guardAction(
  'askCardChange',
  z.object({ grant }),
  async ({ input: { grant: operationId }, caller }) => {
    const outcome = caller.level === 'guest' ? null : await ask(caller, operationId)
    return outcome ? ok(outcome) : fail('gone')
  },
)
