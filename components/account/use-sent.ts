'use client'

import { useState } from 'react'
import type { FormState } from '@/lib/auth/guard/action'

/**
 * The last code that was mailed, until somebody goes back from it. A mail that was refused since takes nobody's
 * code away.
 */
export function useSent<Data>(mailed: FormState<Data, string>) {
  type Sent = { ok: true; data: Data }
  const [last, setLast] = useState<Sent | null>(null)
  const [left, setLeft] = useState<unknown>(null)
  if (mailed?.ok && mailed !== last) setLast(mailed)
  return { sent: last === left ? null : last, goBack: () => setLeft(last) }
}
