import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { type CartOwner, readCart } from './cart'
import { accepted, type CartState, conflicted, nothingKnown, take, want } from './client'
import { makeCustomer, makeGuest, makeVariant } from './test-goods'
import { writeLine } from './write-line'

// The browser's arithmetic against the database's rule: what fifty fast clicks in two tabs come to.

/** One tab: a click, now and then a write, until all clicks are written. */
async function tab(owner: CartOwner, variantId: string, clicks: number, every: number) {
  let state: CartState = nothingKnown
  for (let click = 1; click <= clicks; click++) {
    state = want(state, variantId, { add: 1 })
    if (click % every === 0 || click === clicks) state = await send(state, owner, variantId)
  }
}

async function send(from: CartState, owner: CartOwner, variantId: string): Promise<CartState> {
  let state = from
  while (state.pending[variantId]) {
    state = take(state, variantId, randomUUID())
    if (!state.sent) break
    const result = await writeLine({ owner, variantId, ...state.sent.write })
    if (result.ok) state = accepted(state, result.data.cart)
    else if (result.error === 'conflict') state = conflicted(state, result.cart)
    else throw new Error(result.error)
  }
  return state
}

const cases = [
  { clicks: 25, stock: 99, expected: 50 },
  { clicks: 50, stock: 99, expected: 99 },
  { clicks: 50, stock: 70, expected: 70 },
]

test.each(cases)(
  '$clicks clicks in each of two tabs, $stock free: $expected',
  async ({ clicks, stock, expected }) => {
    const variantId = await makeVariant({ stock })
    const other = await makeVariant()
    const guest = await makeGuest([{ variantId: other, quantity: 1 }])
    for (const owner of [guest, { customerId: await makeCustomer() }]) {
      await Promise.all([tab(owner, variantId, clicks, 3), tab(owner, variantId, clicks, 4)])
      const line = (await readCart(owner)).lines.find((line) => line.variantId === variantId)
      expect(line?.quantity).toBe(expected)
    }
  },
)
