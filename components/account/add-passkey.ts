'use client'

import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  startRegistration,
} from '@simplewebauthn/browser'
import type { security } from '@/components/messages'
import { failed, handIn, type PasskeyProblem, post, problemOf } from './passkey-ceremony'

export type Added =
  | { ok: true; name: string; place: 'synced' | 'one-device' }
  | { ok: false; problem: PasskeyProblem | keyof typeof security.problems }

/** In milliseconds: the grant lives for two minutes, so what is made later could not be kept. */
const patience = 105_000

/** Makes one more passkey and keeps it by the grant for it. */
export async function addPasskey(grant: string, endOthers: boolean): Promise<Added> {
  if (!browserSupportsWebAuthn()) return failed('unsupported')
  const options = await post<PublicKeyCredentialCreationOptionsJSON>('/api/passkeys/add/options', {})
  if (options.status === 401) return failed('signed-out')
  if (!options.data) return failed('unavailable')
  const begun = Date.now()
  try {
    const response = await startRegistration({ optionsJSON: { ...options.data, timeout: patience } })
    const kept = await handIn<{ name: string; place: 'synced' | 'one-device' }>('/api/passkeys/add', {
      grant,
      endOthers,
      response,
    })
    if (kept.data) return { ok: true, ...kept.data }
    if (kept.status === 401) return failed('signed-out')
    if (kept.status === 503) return failed('unavailable')
    const error = kept.refusal?.error
    const told = error === 'confirm' || error === 'held' || error === 'too-many-passkeys'
    return { ok: false, problem: told ? error : 'not-made' }
  } catch (error) {
    return failed(problemOf(error, begun, patience))
  }
}
