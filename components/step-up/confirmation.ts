'use client'

import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
} from '@simplewebauthn/browser'
import { failed, handIn, type PasskeyProblem, post, problemOf } from '@/components/account/passkey-ceremony'
import type { Hold } from '@/lib/auth/holds'
import type { InputOf, Named, PayloadOf } from '@/lib/protection/policies'

/** A question that the server asks before it makes a change. */
export type Question<Name extends Named = Named> = {
  options: PublicKeyCredentialRequestOptionsJSON
  payload: PayloadOf<Name>
}

export type Asked<Name extends Named> =
  | { ok: true; question: Question<Name> }
  | { ok: false; problem: PasskeyProblem | 'gone'; hold?: Hold }

/** Fetches the question, in the server's own words. */
export async function askFor<Name extends Named>(action: Name, input: InputOf<Name>): Promise<Asked<Name>> {
  if (!browserSupportsWebAuthn()) return failed('unsupported')
  const asked = await post<Question<Name>, { hold?: Hold }>('/api/step-up/options', { action, input })
  if (asked.data) return { ok: true, question: asked.data }
  if (asked.status === 401) return failed('signed-out')
  if (asked.status === 404) return { ok: false, problem: 'gone' }
  if (asked.status === 409 && asked.refusal?.hold) {
    return { ok: false, problem: 'gone', hold: asked.refusal.hold }
  }
  return failed('unavailable')
}

export type Confirmed = { ok: true; grant: string } | { ok: false; problem: PasskeyProblem }

/** Asks the person, on this device or another. Each question can be answered once. */
export async function confirmWithPasskey({ options }: Question): Promise<Confirmed> {
  const begun = Date.now()
  try {
    const shown = await startAuthentication({ optionsJSON: options })
    const { status, data } = await handIn<{ grant: string }>('/api/step-up', shown)
    if (data) return { ok: true, grant: data.grant }
    return failed(
      status === 401 ? 'signed-out' : status === 503 || status === 409 ? 'unavailable' : 'not-own',
    )
  } catch (error) {
    return failed(problemOf(error, begun, options.timeout ?? 0))
  }
}
