import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { isFresh } from './api/idempotency'
import { type Faults, openFaults } from './faults/faults'
import { requestHandler } from './http/handler'
import { type Cards, openCards } from './objects/cards'
import { type Kind, openStore, type Records, type Store } from './store/store'
import { openWebhooks, type Webhook, type Webhooks } from './webhooks/sender'

export interface Settings {
  /** 0 takes a free port. */
  port: number
  /** Where the journal and the key of the fingerprints live. */
  dataFolder: string
  /** The one key that the API accepts. */
  secretKey: string
  /** The one origin that may frame the card form and receives its messages. */
  shopOrigin: string
  /** Where events are sent to. Without it they are kept, and sent nowhere. */
  webhook?: Webhook
  /** Milliseconds that every change takes, as a card network would. */
  latency?: number
  /** Milliseconds since 1970. */
  clock?: () => number
  /** Told about bugs and a full disk, never about cards. */
  report?: (error: unknown) => void
}

/** What the handlers share. */
export interface Sandbox {
  origin: string
  secretKey: string
  shopOrigin: string
  latency: number
  webhookUrl: string | undefined
  cards: Cards
  store: Store
  faults: Faults
  webhooks: Webhooks
  /** Seconds since 1970. */
  now(): number
  report(error: unknown): void
}

export interface Running {
  origin: string
  close(): Promise<void>
}

/**
 * Starts the sandbox on 127.0.0.1.
 * @throws when the port is taken (EADDRINUSE) or the journal is damaged.
 */
export async function startSandbox(settings: Settings): Promise<Running> {
  const server = createServer({ keepAliveTimeout: 65_000 })
  // The port first: whoever holds it owns the data folder too.
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(settings.port, '127.0.0.1', resolve)
  })
  try {
    const now = () => Math.floor((settings.clock ?? Date.now)() / 1000)
    const store = await openStore(settings.dataFolder, (kind, record) => isWanted(kind, record, now()))
    const report = settings.report ?? ((error: unknown) => console.error(error))
    const faults = openFaults()
    const webhooks = openWebhooks({ store, faults, hook: settings.webhook, report })
    const sandbox: Sandbox = {
      origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      secretKey: settings.secretKey,
      shopOrigin: settings.shopOrigin,
      latency: settings.latency ?? 0,
      webhookUrl: settings.webhook?.url,
      cards: openCards(readOrMakeKey(settings.dataFolder)),
      store,
      faults,
      webhooks,
      now,
      report,
    }
    server.on('request', requestHandler(sandbox))
    return {
      origin: sandbox.origin,
      async close() {
        const closed = new Promise((resolve) => server.close(resolve))
        server.closeIdleConnections()
        setTimeout(() => server.closeAllConnections(), 2_000).unref()
        await closed
        await webhooks.close()
        await store.close()
      },
    }
  } catch (error) {
    server.close()
    throw error
  }
}

/** How long events can be asked for, as with Stripe. */
const eventLifetime = 30 * 24 * 60 * 60

function isWanted(kind: Kind, record: Records[Kind], now: number): boolean {
  if (kind === 'idempotency') return isFresh(record as Records['idempotency'], now)
  if (kind !== 'event' && kind !== 'delivery') return true
  return now - (record as Records['event' | 'delivery']).created < eventLifetime
}

function readOrMakeKey(folder: string): Buffer {
  const path = join(folder, 'fingerprint.key')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  try {
    writeFileSync(path, randomBytes(32), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(path)
}
