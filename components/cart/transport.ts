import type { Refusal } from '@/lib/cart/client'
import type { Answer, Transport } from './sync'

const patience = 15_000
const refusals: readonly string[] = ['sold-out', 'full', 'unknown-variant'] satisfies Refusal[]

const isRefusal = (error: string): error is Refusal => refusals.includes(error)

/** Anything but the answers that the API is known to give counts as none: the write is tried again. */
async function ask(path: string, init: RequestInit): Promise<Answer> {
  try {
    const response = await fetch(path, { ...init, signal: AbortSignal.timeout(patience) })
    const body = await response.json()
    if (response.ok) return { kind: 'cart', cart: body }
    if (response.status === 409 && body.error === 'conflict') return { kind: 'conflict', cart: body.cart }
    if (isRefusal(body.error)) return { kind: 'refused', reason: body.error, cart: body.cart ?? null }
    // An id that is none.
    if (response.status === 404) return { kind: 'refused', reason: 'unknown-variant', cart: null }
    return { kind: 'failed' }
  } catch {
    return { kind: 'failed' }
  }
}

export const transport: Transport = {
  load: () => ask('/api/cart', { cache: 'no-store' }),
  put: (variantId, write) =>
    ask(`/api/cart/lines/${variantId}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(write),
      // Goes on when the page is left.
      keepalive: true,
    }),
}
