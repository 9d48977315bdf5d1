import { describe, expect, test } from 'vitest'
import {
  accepted,
  type CartLine,
  type CartState,
  type CartView,
  comingPieces,
  conflicted,
  formatHint,
  nothingKnown,
  parseHint,
  received,
  refused,
  shownCart,
  shownQuantity,
  take,
  totals,
  type Write,
  want,
} from './client'

const line = (variantId: string, quantity: number, more: Partial<CartLine> = {}): CartLine => ({
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
  available: 99,
  soldOut: false,
  capped: false,
  ...more,
})

const view = (version: number, lines: CartLine[], id = 'cart-1'): CartView => ({
  id: version === 0 ? null : id,
  version,
  lines,
  discount: null,
  ...totals(lines),
  currency: 'EUR',
})

const key = 'this-write'

const holding = (cart: CartView): CartState => ({ ...nothingKnown, cart })

describe('clicks', () => {
  test('show at once, and become one write', () => {
    let state = holding(view(4, [line('a', 2)]))
    for (let click = 0; click < 5; click++) state = want(state, 'a', { add: 1 })
    expect(shownCart(state)).toMatchObject({ count: 7, subtotal: 7000 })
    state = take(state, 'a', key)
    expect(state.sent?.write).toEqual({ quantity: 7, version: 4, key })
    expect(state.pending).toEqual({})
  })

  test('made while a write is under way come on top of it', () => {
    let state = take(want(holding(view(4, [line('a', 2)])), 'a', { add: 1 }), 'a', key)
    state = want(state, 'a', { add: 2 })
    expect(shownQuantity(state, 'a')).toBe(5)
    state = accepted(state, view(5, [line('a', 3)]))
    expect(shownQuantity(state, 'a')).toBe(5)
    expect(take(state, 'a', key).sent?.write).toEqual({ quantity: 5, version: 5, key })
  })

  test('that come to nothing are not sent', () => {
    const state = want(want(holding(view(4, [line('a', 2)])), 'a', { add: 1 }), 'a', { add: -1 })
    expect(take(state, 'a', key)).toMatchObject({ sent: null, pending: {} })
  })

  test('beyond what is there are not kept: one fewer is one fewer', () => {
    let state = holding(view(4, [line('a', 4, { available: 5 })]))
    for (let click = 0; click < 10; click++) state = want(state, 'a', { add: 1 })
    expect(shownQuantity(state, 'a')).toBe(5)
    expect(shownQuantity(want(state, 'a', { add: -1 }), 'a')).toBe(4)
    expect(shownQuantity(want(state, 'a', { set: 1000 }), 'a')).toBe(5)
    expect(shownQuantity(want(state, 'a', { set: -3 }), 'a')).toBe(0)
  })

  test('on a sold-out line only take it out', () => {
    const state = holding(view(4, [line('a', 3, { available: 0, soldOut: true })]))
    expect(take(want(state, 'a', { add: 1 }), 'a', key).sent).toBeNull()
    expect(take(want(state, 'a', { set: 0 }), 'a', key).sent?.write.quantity).toBe(0)
    expect(shownCart(state)).toMatchObject({ subtotal: 0, count: 3 })
  })

  test('count before the cart is known, and before the line is there', () => {
    const first = want(nothingKnown, 'a', { add: 1 })
    expect(shownCart(first)).toBeNull()
    expect(comingPieces(first)).toBe(1)
    expect(take(first, 'a', key).sent?.write).toEqual({ quantity: 1, version: 0, key })
    expect(shownCart(want(holding(view(1, [line('b', 2)])), 'a', { add: 1 }))).toMatchObject({ count: 3 })
  })

  test('carry the price that stood beside them', () => {
    const changed = line('a', 2, { unitPrice: 1200, priceChanged: true })
    const state = want(holding(view(4, [changed])), 'a', { add: 0 }, 1200)
    expect(take(state, 'a', key).sent?.write).toEqual({ quantity: 2, version: 4, key, seenPrice: 1200 })
  })
})

describe('answers', () => {
  test('after a conflict the clicks go upon the other cart', () => {
    let state = take(want(holding(view(4, [line('a', 2)])), 'a', { add: 3 }), 'a', key)
    state = conflicted(want(state, 'a', { add: 1 }), view(6, [line('a', 10)]))
    expect(shownQuantity(state, 'a')).toBe(14)
    expect(take(state, 'a', key).sent?.write).toEqual({ quantity: 14, version: 6, key })
  })

  test('a number that was typed is not added to', () => {
    let state = take(want(holding(view(4, [line('a', 2)])), 'a', { set: 7 }), 'a', key)
    state = conflicted(want(state, 'a', { add: 1 }), view(6, [line('a', 10)]))
    expect(shownQuantity(state, 'a')).toBe(8)
  })

  test('an older state of the same cart changes nothing, another cart does', () => {
    const state = holding(view(9, [line('a', 2)]))
    expect(received(state, view(8, [line('a', 1)]))).toEqual(state)
    expect(received(state, view(3, [], 'cart-2')).cart?.id).toBe('cart-2')
    expect(received(state, view(0, [])).cart?.lines).toEqual([])
  })

  test('what is refused is forgotten, and nothing else', () => {
    let state = want(want(holding(view(4, [])), 'a', { add: 1 }), 'b', { add: 2 })
    state = refused(want(take(state, 'a', key), 'a', { add: 1 }), view(5, []))
    expect(state).toMatchObject({ sent: null, pending: { b: { change: { add: 2 } } } })
    expect(shownQuantity(state, 'a')).toBe(0)
  })
})

describe('the hint', () => {
  test('is read as it was written', () => {
    for (const hint of [
      { count: 0, signedIn: false },
      { count: 4950, signedIn: true },
    ]) {
      expect(parseHint(`a=b; __Host-hint=${formatHint(hint)}; c=d`)).toEqual(hint)
    }
  })

  test('is nothing where it is missing, old or made up', () => {
    for (const value of ['', '2.1.in', '1.x.in', '1.1.admin', '1.99999.in', '1.-1.out', '1.1.in.', '<b>']) {
      expect(parseHint(`__Host-hint=${value}`), value).toBeNull()
    }
    expect(parseHint('')).toBeNull()
    expect(parseHint('x__Host-hint=1.1.in')).toBeNull()
  })
})

/** Numbers that look random and are the same in every run (mulberry32). */
function seeded(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** The server's rule for a write, in a few lines. */
function makeServer(available: number) {
  let cart = view(0, [])
  const done = new Set<string>()
  return {
    cart: () => cart,
    put(variantId: string, { quantity, version, key }: Write): boolean {
      if (done.has(key)) return true
      if (version !== cart.version) return false
      const others = cart.lines.filter((line) => line.variantId !== variantId)
      const written = Math.min(quantity, available)
      const lines = written > 0 ? [...others, line(variantId, written, { available })] : others
      cart = view(cart.version === 0 ? 500 : cart.version + 1, lines)
      done.add(key)
      return true
    },
  }
}

type Tab = { state: CartState; clicks: number; travelling: null | (() => void) }

/** Lets tabs click and their requests and answers travel in a random order until all is quiet. */
function play(seed: number, tabs: number, clicks: number, available: number, losses: boolean) {
  const random = seeded(seed)
  const server = makeServer(available)
  const all: Tab[] = Array.from({ length: tabs }, () => ({ state: nothingKnown, clicks, travelling: null }))
  let writes = 0

  const send = (tab: Tab) => {
    if (!tab.state.sent) tab.state = take(tab.state, 'a', `write-${writes++}`)
    const { sent } = tab.state
    if (!sent) return
    const lost = losses ? random(6) : 9
    tab.travelling = () => {
      const done = lost === 0 ? null : server.put('a', sent.write)
      const cart = server.cart()
      tab.travelling = () => {
        tab.travelling = null
        if (lost > 1) tab.state = done ? accepted(tab.state, cart) : conflicted(tab.state, cart)
      }
    }
  }

  for (let step = 0; step < 20_000; step++) {
    const busy = all.filter(
      (tab) => tab.clicks > 0 || tab.travelling || tab.state.sent || tab.state.pending.a,
    )
    const tab = busy[random(busy.length || 1)]
    if (!tab) return { quantity: server.cart().lines[0]?.quantity ?? 0, all }
    const move = random(3)
    if (move === 0 && tab.clicks > 0) {
      tab.clicks -= 1
      tab.state = want(tab.state, 'a', { add: 1 })
    } else if (tab.travelling) tab.travelling()
    else if (move === 1) send(tab)
    else {
      const other = all[random(tabs)]
      if (other?.state.cart) tab.state = received(tab.state, other.state.cart)
    }
  }
  throw new Error(`seed ${seed}: never quiet`)
}

/** How many histories each: the full count in `npm run test:deep`. */
const histories = process.env.TEST_DEEP ? 20_000 : 500

describe('random interleavings', () => {
  test('of two and three tabs end in the sum of all clicks', () => {
    for (let seed = 1; seed <= histories; seed++) {
      const tabs = 2 + (seed % 2)
      const { quantity, all } = play(seed, tabs, 25, 99, false)
      expect(quantity, `seed ${seed}`).toBe(Math.min(99, tabs * 25))
      for (const tab of all) expect(Object.keys(tab.state.pending)).toEqual([])
    }
  })

  test('never go beyond the stock', () => {
    for (let seed = 1; seed <= histories / 2; seed++) expect(play(seed, 2, 50, 60, false).quantity).toBe(60)
    for (let seed = 1; seed <= histories / 2; seed++) expect(play(seed, 2, 50, 99, false).quantity).toBe(99)
  })

  test('with lost requests and answers count each click once', () => {
    for (let seed = 1; seed <= histories; seed++) {
      const tabs = 1 + (seed % 3)
      expect(play(seed, tabs, 25, 99, true).quantity, `seed ${seed}`).toBe(tabs * 25)
    }
  })
})
