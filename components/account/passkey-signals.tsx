'use client'

import { useEffect } from 'react'
import type { PasskeySignal } from '@/lib/auth/passkeys/signals'
import { sendSignals } from './signals'

/** Tells the password manager which passkeys the account has now, and its address. Shows nothing. */
export function PasskeySignals({ signals }: { signals: PasskeySignal[] }) {
  useEffect(() => {
    void sendSignals(signals)
  }, [signals])
  return null
}
