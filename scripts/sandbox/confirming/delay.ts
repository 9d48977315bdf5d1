import type { Call } from '../api/endpoint'
import type { Named } from './method'

/** How long the bank of the card that will be charged takes to answer. Milliseconds. Looks, and changes nothing. */
export function delayOf(
  { changes, cards, now }: Call,
  { confirmation_token, payment_method }: Named,
  intent?: { payment_method: unknown },
): number {
  const named = payment_method ?? String(intent?.payment_method)
  const card = confirmation_token
    ? changes.get('confirmation_token', confirmation_token)?.token.payment_method_preview?.card
    : (changes.get('payment_method', named)?.card ?? cards.byAlias(named, new Date(now * 1000)))
  return card ? (cards.behind(card).delay ?? 0) * 1000 : 0
}
