import 'server-only'
import { z } from 'zod'
import { policyOf } from '@/lib/auth/step-up/policy'
import { isToken } from '@/lib/payments/operations'
import type { Tx } from '@/lib/platform/db'
import { sha256 } from '@/lib/platform/random'
import { ownCard, usableCard } from './saved-cards'
import { noteTypedCard, typedCardOf } from './typed-card'

// The changes of saved cards, in the server's words: brand, last four and expiry as the gateway told them. A card that
// is only typed so far is bound by its token's hash: another token is another card.

const token = z.string().refine(isToken)
const cardId = z.uuid()

async function typed(tx: Tx, customerId: string, token: string) {
  const card = await typedCardOf(tx, customerId, token)
  if (!card) return null
  const { brand, last4, expMonth, expYear } = card
  return { token: Buffer.from(sha256(token)).toString('hex'), card: { brand, last4, expMonth, expYear } }
}

async function saved(tx: Tx, customerId: string, cardId: string) {
  const card = await ownCard(tx, customerId, cardId)
  if (!card) return null
  const { brand, last4, expMonth, expYear } = card
  return { cardId: card.id, card: { brand, last4, expMonth, expYear } }
}

export const addCardPolicy = policyOf('add-card', {
  input: z.strictObject({ token }),
  prepare: (customerId, { token }) => noteTypedCard(customerId, token),
  describe: (tx, customerId, { token }) => typed(tx, customerId, token),
})

export const replaceCardPolicy = policyOf('replace-card', {
  input: z.strictObject({ token, cardId }),
  prepare: (customerId, { token }) => noteTypedCard(customerId, token),
  describe: async (tx, customerId, { token, cardId }) => {
    const now = await typed(tx, customerId, token)
    const before = await saved(tx, customerId, cardId)
    return now && before && { ...now, before }
  },
})

export const removeCardPolicy = policyOf('remove-card', {
  input: z.strictObject({ cardId }),
  describe: (tx, customerId, { cardId }) => saved(tx, customerId, cardId),
})

/** Only one that can pay: checkout would pass over any other. */
export const defaultCardPolicy = policyOf('default-card', {
  input: z.strictObject({ cardId }),
  describe: async (tx, customerId, { cardId }) =>
    (await usableCard(tx, customerId, cardId)) && saved(tx, customerId, cardId),
})
