import type { Faults } from '../faults/faults'
import { newId } from '../objects/ids'
import type { Store, Transaction } from '../store/store'
import { afterTry, type Delivery, signature, type Try } from './delivery'
import { openShelf } from './shelf'

/** Where events are sent to, and the secret that signs them. */
export interface Webhook {
  url: string
  secret: string
  /** Milliseconds between the first two tries. */
  retryBase?: number
}

export interface Webhooks {
  /** The deliveries of new events, kept with the changes that caused them. */
  plan(changes: Transaction, events: string[]): Delivery[]
  /** Sends what was planned, once it is on the disk. */
  send(deliveries: Delivery[]): void
  /** Sends an event again. @returns false when there is none of this id. */
  resend(event: string): Promise<boolean>
  close(): Promise<void>
}

interface Parts {
  store: Store
  faults: Faults
  hook: Webhook | undefined
  report(error: unknown): void
}

/** Answers within this time or counts as silent. Milliseconds. */
const patience = 10_000
const longestTimer = 2 ** 31 - 1

/** Sends events to the shop until it takes them. Those that were on their way at the end of an earlier run go on. */
export function openWebhooks({ store, faults, hook, report }: Parts): Webhooks {
  const timers = new Map<string, NodeJS.Timeout>()
  const running = new Set<Promise<void>>()
  const closing = new AbortController()
  const shelf = openShelf((deliveries) => inOrder(deliveries))

  const newDelivery = (event: { id: string; type: string; created: number }): Delivery => ({
    id: newId('whd'),
    event: event.id,
    type: event.type,
    created: event.created,
    due: Date.now(),
    state: 'waiting',
    tries: [],
  })

  async function tryOnce(delivery: Delivery): Promise<Try> {
    const at = Date.now()
    const event = store.begin().get('event', delivery.event)
    if (!hook || !event) return { at, problem: 'nowhere to send it' }
    const payload = JSON.stringify({ ...event, pending_webhooks: 1 }, null, 2)
    const stamp = signature(payload, hook.secret, Math.floor(at / 1000))
    try {
      const answer = await fetch(hook.url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json; charset=utf-8', 'Stripe-Signature': stamp },
        body: payload,
        redirect: 'manual',
        signal: AbortSignal.any([closing.signal, AbortSignal.timeout(patience)]),
      })
      await answer.body?.cancel()
      return { at, status: answer.status }
    } catch (error) {
      const cause = error instanceof Error ? (error.cause ?? error) : error
      const { code, name } = Object(cause) as { code?: string; name?: string }
      return { at, problem: name === 'TimeoutError' ? 'no answer in time' : (code ?? 'no connection') }
    }
  }

  async function deliver(delivery: Delivery): Promise<void> {
    const tried = await tryOnce(delivery)
    // What a stop cut off is tried anew after the start.
    if (closing.signal.aborted && tried.status === undefined) return
    const next = afterTry(delivery, tried, hook?.retryBase ?? 1_000)
    const changes = store.begin()
    changes.put('delivery', next.id, next)
    await changes.commit()
    schedule(next)
    shelf.sent()
  }

  function run(work: Promise<void>): Promise<void> {
    const done = work.catch(report).finally(() => running.delete(done))
    running.add(done)
    return done
  }

  function inOrder(deliveries: Delivery[]): void {
    run(deliveries.reduce((before, delivery) => before.then(() => deliver(delivery)), Promise.resolve()))
  }

  function schedule(delivery: Delivery): void {
    if (delivery.state !== 'waiting' || closing.signal.aborted || !hook) return
    const wait = Math.min(longestTimer, Math.max(0, delivery.due - Date.now()))
    const timer = setTimeout(() => {
      timers.delete(delivery.id)
      run(deliver(delivery))
    }, wait)
    timers.set(delivery.id, timer)
  }

  for (const delivery of store.begin().newestFirst('delivery').reverse()) schedule(delivery)

  return {
    plan(changes, events) {
      if (!hook) return []
      return events.flatMap((id) => {
        const event = changes.get('event', id)
        if (!event) return []
        const fault = faults.take('webhook', event.type)
        const one = newDelivery(event)
        if (fault?.fault === 'webhook_never') one.state = 'never'
        if (fault?.fault === 'webhook_late') one.due += fault.seconds * 1000
        if (fault?.fault === 'webhook_shuffled') {
          one.due += fault.seconds * 1000
          shelf.keep(one, fault)
        }
        const planned = fault?.fault === 'webhook_twice' ? [one, newDelivery(event)] : [one]
        for (const delivery of planned) changes.put('delivery', delivery.id, delivery)
        return planned
      })
    },
    send(deliveries) {
      for (const delivery of deliveries) if (!shelf.holds(delivery)) schedule(delivery)
      shelf.committed(deliveries)
    },
    async resend(id) {
      const changes = store.begin()
      const event = changes.get('event', id)
      if (!event || !hook) return false
      const delivery = newDelivery(event)
      changes.put('delivery', delivery.id, delivery)
      await changes.commit()
      schedule(delivery)
      return true
    },
    async close() {
      closing.abort()
      shelf.close()
      for (const timer of timers.values()) clearTimeout(timer)
      await Promise.all(running)
    },
  }
}
