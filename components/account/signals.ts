'use client'

import { sendSignal } from '@simplewebauthn/browser'
import type { PasskeySignal } from '@/lib/auth/passkeys/signals'

type Signal = PasskeySignal | { signalName: 'unknownCredential'; rpID: string; credentialID: string }

/**
 * Tells the browser's password manager. Many do not listen, and none says what it did: nothing depends on it. Only
 * with what the server said may be told.
 */
export async function sendSignals(signals: Signal[]): Promise<void> {
  for (const signal of signals) await sendSignal(signal).catch(() => {})
}
