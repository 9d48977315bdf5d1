// For tests, a process of its own: places one order as the checkout does, and comes to grief right after its n-th
// statement to the database or request to the gateway was answered, before it can take note of the answer. It knows
// nothing of this: the database's and the HTTP client are wrapped here, below everything of `lib/`.

import { spawnSync } from 'node:child_process'
import { writeSync } from 'node:fs'
import http from 'node:http'
import pg from 'pg'
import type { NewOrder } from '../reserve-order'

export type Orders = {
  wanted: Omit<NewOrder, 'owner'>
  /** The cart's token, as its hash in base64. */
  tokenHash: string
  /** For the card. */
  token: string
  /** After how many answers; 0 never. */
  at: number
  /** `kill`: this process. `drop`: its connections to the database. */
  how: 'kill' | 'drop'
}

const { wanted, tokenHash, token, at, how } = JSON.parse(process.argv[2] ?? '') as Orders

let count = 0
function answered(): void {
  count += 1
  if (count !== at) return
  if (how === 'kill') process.kill(process.pid, 'SIGKILL')
  else dropConnections()
}

/** By another process, so that this one stands still until it is done. */
function dropConnections(): void {
  const program = `
    const client = new (require('pg').Client)({ connectionString: process.env.DATABASE_URL, application_name: 'dropper' })
    client.connect()
      .then(() => client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1', [process.env.PGAPPNAME]))
      .then(({ rowCount }) => { if (!rowCount) process.exitCode = 2 })
      .then(() => client.end())`
  const { status, stderr } = spawnSync(process.execPath, ['-e', program])
  if (status !== 0) throw new Error(`the connections were not dropped: ${stderr}`)
}

const query: (...given: unknown[]) => unknown = pg.Client.prototype.query
Object.assign(pg.Client.prototype, {
  query(this: pg.Client, ...given: unknown[]) {
    const asked = query.apply(this, given)
    return asked instanceof Promise ? asked.finally(answered) : asked
  },
})

const { request } = http
Object.assign(http, {
  request(...given: unknown[]) {
    const asked: http.ClientRequest = Reflect.apply(request, http, given)
    return asked.once('response', answered)
  },
})

const { placeOrder } = await import('../place-order')
const { checkOrder } = await import('../placement')
const { env } = await import('@/lib/platform/env')

/** The shopper says yes to their bank, and the page asks what became of it. */
async function approve(orderId: string, secret: string | null) {
  const origin = env().SANDBOX_ORIGIN ?? ''
  await fetch(`${origin}/elements/challenge`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: origin },
    body: JSON.stringify({ secret, answer: 'approve' }),
  })
  return checkOrder(orderId)
}

const owner = { tokenHash: new Uint8Array(Buffer.from(tokenHash, 'base64')) }
const told = await placeOrder({ ...wanted, owner, token })
  .then((placed) =>
    placed.outcome === 'approval' ? approve(placed.approval.orderId, placed.approval.clientSecret) : placed,
  )
  .catch((error) => ({ outcome: 'thrown', name: error.name }))
writeSync(1, JSON.stringify({ ...told, count }))
process.exit()
