import {
  accepted,
  type CartState,
  type CartView,
  type Change,
  conflicted,
  nothingKnown,
  type Refusal,
  received,
  refused,
  take,
  type Unwritten,
  type Write,
  want,
} from '@/lib/cart/client'

// Brings clicks to the server: one request at a time, each line's clicks gathered for a moment, a conflict
// rebased, a failure tried again. Knows no browser: what it needs of one is handed in.

export type Answer =
  | { kind: 'cart'; cart: CartView }
  | { kind: 'conflict'; cart: CartView }
  | { kind: 'refused'; reason: Refusal; cart: CartView | null }
  | { kind: 'failed' }

export type Transport = {
  load: () => Promise<Answer>
  put: (variantId: string, write: Write) => Promise<Answer>
}

/** Something to tell the shopper about a line; another object every time. */
export type Note = { variantId: string; kind: 'capped' | Refusal; available: number }

export type Progress = {
  state: CartState
  /** Tries are used up, and clicks or the cart are waiting. */
  stuck: boolean
  note: Note | null
}

type Around = {
  transport: Transport
  /** Makes the key of a new write. */
  newKey: () => string
  /** Runs one request while no other tab has one under way. */
  alone: <Done>(request: () => Promise<Done>) => Promise<Done>
  /** Called whenever `progress` has changed. */
  changed: () => void
  /** Called with every cart that the server sent. */
  told: (cart: CartView) => void
}

const gather = 150
const retryDelays = [500, 1000, 2000, 4000]

/** Makes the one writer of a page. Times are milliseconds. */
export function createSync({ transport, newKey, alone, changed, told }: Around) {
  let progress: Progress = { state: nothingKnown, stuck: false, note: null }
  let wantsCart = false
  let working: Promise<void> | null = null
  let wake: () => void = () => {}
  const waiting = new Map<string, ReturnType<typeof setTimeout>>()
  const ready = new Set<string>()

  function become(next: Partial<Progress>) {
    progress = { ...progress, ...next }
    changed()
  }

  const hasWork = () => progress.state.sent !== null || ready.size > 0 || wantsCart

  function work(): Promise<void> {
    working ??= untilDone().finally(() => {
      working = null
      if (hasWork() && !progress.stuck) return work()
    })
    return working
  }

  async function untilDone() {
    if (progress.stuck) become({ stuck: false })
    let failures = 0
    let conflicts = 0
    while (hasWork()) {
      const kind = await alone(step)
      conflicts = kind === 'conflict' ? conflicts + 1 : 0
      // Whoever loses again and again lets the others go first.
      if (conflicts > 1) await pause(Math.min(conflicts * 20, 500))
      if (kind !== 'failed') {
        failures = 0
        continue
      }
      const delay = retryDelays[failures++]
      if (delay === undefined) return become({ stuck: true })
      await pause(delay)
    }
  }

  const pause = (delay: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, delay)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  /** One request: the write under way, the cart if it is not known, else the next line's, or the cart again. */
  async function step(): Promise<Answer['kind']> {
    const loadFirst = wantsCart && !progress.state.cart && !progress.state.sent
    if (!loadFirst) takeNext()
    const { sent } = progress.state
    if (sent) {
      return settle(await transport.put(sent.variantId, sent.write), sent.variantId, sent.write)
    }
    return wantsCart ? load() : 'cart'
  }

  function takeNext() {
    while (!progress.state.sent && ready.size > 0) {
      const [variantId = ''] = ready
      ready.delete(variantId)
      become({ state: take(progress.state, variantId, newKey()) })
    }
  }

  async function load(): Promise<Answer['kind']> {
    wantsCart = false
    const answer = await transport.load()
    if (answer.kind !== 'cart') wantsCart = true
    else {
      become({ state: received(progress.state, answer.cart) })
      told(answer.cart)
    }
    return answer.kind
  }

  function settle(answer: Answer, variantId: string, write: Write): Answer['kind'] {
    const { state } = progress
    // The page was put away meanwhile, and what it had under way with it.
    if (state.sent?.write !== write) return 'cart'
    if (answer.kind === 'failed') return answer.kind
    if (answer.kind === 'cart') {
      const line = answer.cart.lines.find((line) => line.variantId === variantId)
      const capped = line !== undefined && line.quantity < write.quantity
      become({
        state: accepted(state, answer.cart),
        ...(capped && { note: { variantId, kind: 'capped' as const, available: line.available } }),
      })
    } else if (answer.kind === 'conflict') {
      become({ state: conflicted(state, answer.cart) })
      if (progress.state.pending[variantId]) ready.add(variantId)
    } else {
      wantsCart ||= answer.cart === null
      become({
        state: refused(state, answer.cart),
        note: { variantId, kind: answer.reason, available: 0 },
      })
    }
    if (answer.cart) told(answer.cart)
    return answer.kind
  }

  function makeReady(variantId: string) {
    clearTimeout(waiting.get(variantId))
    waiting.delete(variantId)
    ready.add(variantId)
  }

  function sendNow(): Promise<void> {
    for (const variantId of Object.keys(progress.state.pending)) makeReady(variantId)
    wake()
    return work()
  }

  return {
    progress: () => progress,

    /** The shopper changed a line; `seenPrice` is the price beside it (minor units). */
    change(variantId: string, change: Change, seenPrice?: number) {
      become({ state: want(progress.state, variantId, change, seenPrice), note: null })
      clearTimeout(waiting.get(variantId))
      const send = () => {
        makeReady(variantId)
        work()
      }
      waiting.set(variantId, setTimeout(send, gather))
    },

    /** Another tab's answer. */
    hear(cart: CartView) {
      become({ state: received(progress.state, cart) })
    },

    /** Asks for the cart, once what is under way is done. */
    refresh(): Promise<void> {
      wantsCart = true
      return work()
    },

    /** Sends all clicks without gathering any longer. Resolves when all is written, or nothing more helps. */
    sendNow,

    /** Tries again at once, after the tries were used up or while waiting for the next. */
    retry: sendNow,

    /**
     * The page goes away and can wait for no answer: sends what it can at once, and gives what is not known to
     * be written to whoever comes next. If the page comes back, it has to ask for the cart.
     */
    leave(): Unwritten | null {
      for (const variantId of Object.keys(progress.state.pending)) makeReady(variantId)
      const underWay = progress.state.sent
      takeNext()
      ready.clear()
      const { pending, sent } = progress.state
      if (sent && sent !== underWay) void transport.put(sent.variantId, sent.write)
      become({ state: { ...progress.state, pending: {}, sent: null } })
      return sent && { pending, sent }
    },

    /** Goes on with what the page before could not wait for. A write that was done is not done again. */
    resume(unwritten: Unwritten): Promise<void> {
      become({ state: { ...progress.state, ...unwritten } })
      return sendNow()
    },
  }
}
