'use client'

import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  startRegistration,
} from '@simplewebauthn/browser'
import { type Ceremony, failed, post, problemOf } from './passkey-ceremony'

/** Makes an account of a guest's order by one passkey; afterwards this browser is signed in. */
export async function saveDetails(orderId: string): Promise<Ceremony> {
  if (!browserSupportsWebAuthn()) return failed('unsupported')
  const options = await post<PublicKeyCredentialCreationOptionsJSON>('/api/passkeys/save-details/options', {
    orderId,
  })
  if (!options.data) return failed(options.status === 403 ? 'not-made' : 'unavailable')
  const begun = Date.now()
  try {
    const made = await startRegistration({ optionsJSON: options.data })
    const { status } = await post('/api/passkeys/save-details', made)
    if (status === 200) return { ok: true }
    return failed(status === 503 ? 'unavailable' : 'not-made')
  } catch (error) {
    return failed(problemOf(error, begun, options.data.timeout ?? 0))
  }
}
