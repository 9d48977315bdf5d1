'use client'

import type { ProofPurpose } from '@/lib/abuse/proof'

// The browser's side of a proof of work: fetch a challenge, let the library's worker solve it, hand the
// solution in with a form. There is nothing to click and nothing to see.

/** The library's own file, from our own origin; lib/abuse/proof.test.ts holds that it is that file. */
const worker = '/workers/altcha-pbkdf2.js'

type Challenge = { parameters: Record<string, unknown>; signature: string }
type Solution = { counter: number; derivedKey: string }

/** What a form hands in, or why there is nothing to hand in; `wait` in seconds. */
export type Proof = { ok: true; text: string } | { ok: false; wait: number | null }
export type MadeProof = { proof: Proof; goodUntil: number }

const none = (wait: number | null = null): MadeProof => ({ proof: { ok: false, wait }, goodUntil: 0 })

export async function makeProof(purpose: ProofPurpose): Promise<MadeProof> {
  const begun = Date.now()
  const response = await fetch('/api/proofs', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ purpose }),
  }).catch(() => null)
  if (response?.status === 429) return none(Number(response.headers.get('Retry-After')) || 60)
  if (!response?.ok) return none()
  const { challenge, lifetime } = (await response.json()) as { challenge: Challenge; lifetime: number }
  const solution = await solve(challenge)
  if (!solution) return none()
  // Only what the server asks for: it takes nothing else.
  const { counter, derivedKey } = solution
  const text = JSON.stringify({ challenge, solution: { counter, derivedKey } })
  // A minute less than the server gives it: what is handed in is still on its way for a while.
  return { proof: { ok: true, text }, goodUntil: begun + (lifetime - 60) * 1000 }
}

/** @returns null where the worker cannot run or finds nothing in a minute and a half */
function solve(challenge: Challenge): Promise<Solution | null> {
  return new Promise((resolve) => {
    let solver: Worker
    try {
      solver = new Worker(worker)
    } catch {
      return resolve(null)
    }
    const done = (solution: Solution | null) => {
      solver.terminate()
      resolve(solution)
    }
    solver.onmessage = ({ data }: MessageEvent<(Solution & { error?: unknown }) | null>) =>
      done(data && !data.error ? data : null)
    solver.onerror = () => done(null)
    solver.postMessage({ type: 'work', challenge, counterStart: 0, counterStep: 1, timeout: 90_000 })
  })
}
