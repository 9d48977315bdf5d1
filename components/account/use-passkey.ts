'use client'

import { useState } from 'react'
import type { Ceremony, PasskeyProblem } from './passkey-ceremony'

/** Runs a ceremony for a button: pending meanwhile, then on to `next` by a full load, or a problem to show. */
export function usePasskey(ceremony: () => Promise<Ceremony>, next: string) {
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<PasskeyProblem | null>(null)

  function settle(result: Ceremony) {
    if (result.ok) {
      // Everything on the page was made for somebody signed out; it stays pending until the next one is there.
      setPending(true)
      location.assign(result.asked ? `/recover?next=${encodeURIComponent(next)}` : next)
      return
    }
    setPending(false)
    setProblem(result.problem)
  }

  async function begin() {
    setPending(true)
    setProblem(null)
    settle(await ceremony())
  }

  return { pending, problem, begin, settle }
}
