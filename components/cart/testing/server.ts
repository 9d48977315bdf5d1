import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { type CartLine, type CartView, shownCart, totals, type Write } from '@/lib/cart/client'
import { type Answer, createSync } from '../sync'

export const line = (variantId: string, quantity: number, available = 99): CartLine => ({
  variantId,
  productSlug: 'lamp',
  productName: 'Lamp',
  variantSlug: 'brass',
  variantName: 'Brass',
  picture: 'lamp-1',
  pictureAlt: 'A lamp',
  unitPrice: 1000,
  seenPrice: 1000,
  priceChanged: false,
  quantity,
  available,
  soldOut: false,
  capped: false,
})

export const view = (version: number, lines: CartLine[]): CartView => ({
  id: version === 0 ? null : 'cart',
  version,
  lines,
  discount: null,
  ...totals(lines),
  currency: 'EUR',
})

/** A server with a few milliseconds' way to it, that can be out of reach. */
export function makeServer({ available = 99 } = {}) {
  let cart = view(0, [])
  const seen: { variantId: string; write: Write }[] = []
  const done = new Set<string>()
  let underWay = 0
  const server = {
    reachable: true,
    seen,
    mostAtOnce: 0,
    cart: () => cart,
    set: (next: CartView) => {
      cart = next
    },
    async travel<Done>(act: () => Done): Promise<Done> {
      underWay += 1
      server.mostAtOnce = Math.max(server.mostAtOnce, underWay)
      await new Promise((resolve) => setTimeout(resolve, 5))
      const done = act()
      await new Promise((resolve) => setTimeout(resolve, 5))
      underWay -= 1
      return done
    },
    load: () => server.travel((): Answer => (server.reachable ? { kind: 'cart', cart } : { kind: 'failed' })),
    put: (variantId: string, write: Write) =>
      server.travel((): Answer => {
        if (!server.reachable) return { kind: 'failed' }
        seen.push({ variantId, write })
        if (done.has(write.key)) return { kind: 'cart', cart }
        if (write.version !== cart.version) return { kind: 'conflict', cart }
        if (available === 0 && write.quantity > 0) return { kind: 'refused', reason: 'sold-out', cart }
        const others = cart.lines.filter((line) => line.variantId !== variantId)
        done.add(write.key)
        const quantity = Math.min(write.quantity, available)
        cart = view(
          (cart.version || 500) + 1,
          quantity > 0 ? [...others, line(variantId, quantity, available)] : others,
        )
        return { kind: 'cart', cart }
      }),
  }
  return server
}

export const anyKey = expect.any(String)

export const free = <Done>(request: () => Promise<Done>) => request()

export function makeTab(server: ReturnType<typeof makeServer>, told: (cart: CartView) => void = () => {}) {
  const sync = createSync({ transport: server, newKey: randomUUID, alone: free, changed: () => {}, told })
  const quantity = (variantId: string) =>
    shownCart(sync.progress().state)?.lines.find((line) => line.variantId === variantId)?.quantity ?? 0
  return { ...sync, quantity }
}
