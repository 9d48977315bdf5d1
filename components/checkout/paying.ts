import { makeProof } from '@/components/proof/solve'
import type { useConfirm } from '@/components/step-up/use-confirm'
import type { FormState } from '@/lib/auth/guard/action'
import type { Address } from '@/lib/checkout/address'
import type { Quote } from '@/lib/checkout/quote'
import type { PlaceAnswer } from './use-checkout'

type Place = (previous: null, form: FormData) => Promise<FormState<PlaceAnswer>>
type Confirm = ReturnType<typeof useConfirm>['confirm']

/** Its person changed their mind: nothing happened. */
export const notConfirmed = Symbol('not confirmed')

/** Which saved card is to pay; null where one is typed. */
export function savedCardIn(form: FormData): string | null {
  const card = form.get('card')
  return typeof card === 'string' && card !== 'typed' ? card : null
}

/**
 * Places the order, and answers what the server asks before it does: a confirmation of exactly this payment, or a proof
 * of work while banks decline a lot. Nothing was made when it asks.
 */
export async function placeWith(
  place: Place,
  form: FormData,
  { seen, confirm }: { seen: Quote; confirm: Confirm },
): Promise<FormState<PlaceAnswer> | typeof notConfirmed> {
  const card = savedCardIn(form)
  const answer = await place(null, form)
  if (answer?.ok === false && answer.error === 'proof') {
    const { proof } = await makeProof('card')
    if (!proof.ok) return answer
    form.set('proof', proof.text)
    return place(null, form)
  }
  if (!card || !answer?.ok || answer.data.outcome !== 'confirm') return answer
  const grant = await confirm('pay-with-card', {
    card,
    key: seen.key,
    amount: seen.total,
    method: seen.method,
    address: addressIn(form),
  })
  if (!grant) return notConfirmed
  form.set('grant', grant)
  return place(null, form)
}

const parts = ['name', 'line1', 'line2', 'city', 'region', 'postalCode', 'country'] as const

/** As it was typed: the server writes it as its country does, here as in the order. */
function addressIn(form: FormData): Address {
  return Object.fromEntries(parts.map((part) => [part, String(form.get(part) ?? '')])) as Address
}
