import type { Delivery } from './delivery'

export interface Shelf {
  /** Keeps a delivery back, to be sent after a later one. `last` says that no further one is to be kept back. */
  keep(delivery: Delivery, fault: { seconds: number; last: boolean }): void
  holds(delivery: Delivery): boolean
  /** Those deliveries are on the disk: they may be sent from now on. */
  committed(deliveries: Delivery[]): void
  /** Some other delivery was tried: what is kept back follows it. */
  sent(): void
  close(): void
}

/**
 * Where webhooks wait that are to arrive out of order. They go, the newest first, when the last of them was kept
 * back, when another one was sent, or when their time is up. The shelf is memory: after a crash they go when due.
 */
export function openShelf(release: (deliveries: Delivery[]) => void): Shelf {
  let kept: Delivery[] = []
  let full = false
  let timer: NodeJS.Timeout | undefined
  const onDisk = new Set<string>()

  const clear = () => {
    clearTimeout(timer)
    timer = undefined
    const ready = kept.filter(({ id }) => onDisk.has(id)).reverse()
    kept = kept.filter(({ id }) => !onDisk.has(id))
    for (const { id } of ready) onDisk.delete(id)
    full = false
    if (ready.length > 0) release(ready)
  }

  return {
    keep(delivery, { seconds, last }) {
      kept.push(delivery)
      full ||= last
      timer ??= setTimeout(clear, seconds * 1000)
    },
    holds: (delivery) => kept.includes(delivery),
    committed(deliveries) {
      for (const delivery of deliveries) if (kept.includes(delivery)) onDisk.add(delivery.id)
      if (full && kept.every(({ id }) => onDisk.has(id))) clear()
      else if (kept.length > 0) timer ??= setTimeout(clear, 0)
    },
    sent() {
      if (onDisk.size > 0) clear()
    },
    close: () => clearTimeout(timer),
  }
}
