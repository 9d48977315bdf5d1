'use client'

import { useEffect, useSyncExternalStore } from 'react'
import type { MergedLine } from '@/lib/cart/claim'
import {
  type CartView,
  comingPieces,
  type Hint,
  parseHint,
  shownCart,
  shownQuantity,
} from '@/lib/cart/client'
import { unwritten } from './hand-over'
import { createSync, type Note } from './sync'
import { transport } from './transport'

// The page's one cart. It asks the server for nothing until somebody looks at a cart that the hint says is
// there, or clicks.

export type CartSnapshot = {
  /** With every click in it. Null: not known yet. */
  cart: CartView | null
  /** Pieces of a variant, clicks included. */
  quantityOf: (variantId: string) => number
  /** Clicks are waiting for the server. */
  saving: boolean
  /** It did not work, again and again. */
  stuck: boolean
  note: Note | null
}

export type HintSnapshot = Hint & { known: boolean }

const nothing: CartSnapshot = { cart: null, quantityOf: () => 0, saving: false, stuck: false, note: null }
const noHint: HintSnapshot = { count: 0, signedIn: false, known: false }

const listeners = new Set<() => void>()
let snapshot = nothing
let hint = noHint
let channel: BroadcastChannel | null = null
let listening = false
/** How many parts of the page show the cart itself. */
let onShow = 0

const sync = createSync({
  transport,
  newKey: () => crypto.randomUUID(),
  alone: onlyTab,
  changed: publish,
  told: (cart) => channel?.postMessage(cart),
})

/** Two tabs' first clicks must not make two carts. The cart's version decides all else, so no tab waits long. */
async function onlyTab<Done>(request: () => Promise<Done>): Promise<Done> {
  if (!navigator.locks) return request()
  let begun = false
  const begin = () => {
    begun = true
    return request()
  }
  try {
    return await navigator.locks.request('cart', { signal: AbortSignal.timeout(3000) }, begin)
  } catch (error) {
    if (begun) throw error
    return request()
  }
}

function publish() {
  const { state, stuck, note } = sync.progress()
  const saving = state.sent !== null || Object.keys(state.pending).length > 0
  const cart = shownCart(state)
  snapshot = { cart, quantityOf: (variantId) => shownQuantity(state, variantId), saving, stuck, note }
  const told = parseHint(document.cookie)
  const count = cart ? cart.count : (told?.count ?? 0) + comingPieces(state)
  const signedIn = told?.signedIn ?? false
  if (!hint.known || hint.count !== count || hint.signedIn !== signedIn)
    hint = { count, signedIn, known: true }
  for (const listener of listeners) listener()
}

function openChannel() {
  channel = new BroadcastChannel('cart')
  channel.onmessage = (event: MessageEvent<CartView>) => sync.hear(event.data)
}

const saidToHold = () => (parseHint(document.cookie)?.count ?? 0) > 0

/** What may have changed while nobody looked: another tab, device or person's sign-out. */
function lookAgain() {
  const before = hint
  const cartBefore = snapshot.cart
  publish()
  const told = parseHint(document.cookie)
  const differs = told && cartBefore && (told.count !== cartBefore.count || told.signedIn !== before.signedIn)
  if (sync.progress().stuck) void sync.retry()
  else if (onShow > 0 || (differs && !snapshot.saving)) void sync.refresh()
}

function listen() {
  if (listening) return
  listening = true
  openChannel()
  addEventListener('pageshow', (event) => {
    if (!event.persisted) return
    openChannel()
    publish()
    takeUp()
    if (onShow > 0 || snapshot.cart) void sync.refresh()
  })
  addEventListener('pagehide', () => {
    const left = sync.leave()
    if (left) unwritten.keep(left)
    // An open channel keeps a page out of the back-forward cache.
    channel?.close()
    channel = null
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') lookAgain()
    else if (snapshot.saving) void sync.sendNow()
  })
  addEventListener('online', () => {
    if (snapshot.saving || sync.progress().stuck) void sync.retry()
  })
  publish()
  takeUp()
}

function takeUp() {
  const left = unwritten.take()
  if (left) void sync.resume(left)
}

function subscribe(listener: () => void) {
  listen()
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/**
 * The cart, with the shopper's clicks in it. The server's page and the first one in the browser know nothing.
 * It is fetched if the hint says that there is something in it, or in any case for the `cart` page.
 */
export function useCart(where: 'cart' | 'product'): CartSnapshot {
  useEffect(() => {
    if (where === 'cart') onShow += 1
    if (where === 'cart' || (!snapshot.cart && saidToHold())) void sync.refresh()
    return () => {
      if (where === 'cart') onShow -= 1
    }
  }, [where])
  return useSyncExternalStore(
    subscribe,
    () => snapshot,
    () => nothing,
  )
}

/** For the header: pieces in the cart and whether somebody is signed in, without a request. */
export function useHint(): HintSnapshot {
  return useSyncExternalStore(
    subscribe,
    () => hint,
    () => noHint,
  )
}

/** Changes a line by clicks or to an exact quantity; `seenPrice` is the price that stood beside it. */
export const changeLine = sync.change

export const retry = sync.retry

/**
 * Brings everything to the server before the shopper goes on, the prices that the page shows included.
 * Resolves to whether the cart now is as the page showed it.
 */
export async function settle(): Promise<boolean> {
  for (const line of snapshot.cart?.lines ?? []) {
    if (line.priceChanged && !line.soldOut) sync.change(line.variantId, { add: 0 }, line.unitPrice)
  }
  await sync.sendNow()
  return (
    !snapshot.saving &&
    !snapshot.stuck &&
    !snapshot.cart?.lines.some((line) => line.priceChanged && !line.soldOut)
  )
}

/**
 * Takes out again what came into the cart at sign-in. A line that was changed since stays as it is, and then
 * it is undone partly.
 */
export async function undoMerge(lines: MergedLine[]): Promise<'undone' | 'partly' | 'failed'> {
  await sync.refresh()
  for (const { variantId, before, after } of lines) {
    const line = snapshot.cart?.lines.find((line) => line.variantId === variantId)
    // The price is still the one that was seen: nobody has shown another.
    if (line?.quantity === after) sync.change(variantId, { set: before }, line.seenPrice)
  }
  await sync.sendNow()
  if (!snapshot.cart || snapshot.saving || snapshot.stuck) return 'failed'
  return lines.every(({ variantId, before }) => snapshot.quantityOf(variantId) === before)
    ? 'undone'
    : 'partly'
}
