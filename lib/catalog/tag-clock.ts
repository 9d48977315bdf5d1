import 'server-only'
import { Client } from 'pg'
import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'

// Keeps this process's stored pages true. The database's triggers write a tag into catalog_change and
// notify; every process listens, and treats what it stored under that tag before as missing. Whatever
// was missed while the connection was away is read from the table.

type ExpireTags = (tags: string[], at: number) => void

const retryAfter = 1_000
/** A page whose rendering began before a change may be stored after it; so tags expire once more. */
const renderingTakes = 3_000

/** Offered by page-store.mjs, which is the module that Next itself loads. */
function expire(tags: string[], at = Date.now()) {
  const expireTags = (globalThis as { latchkeyExpireTags?: ExpireTags }).latchkeyExpireTags
  expireTags?.(tags, at)
}

/** Listens for as long as the process lives. */
export function followCatalog(): void {
  void follow(new Date(0))
}

async function follow(since: Date): Promise<void> {
  const client = new Client({ connectionString: env().DATABASE_URL, keepAlive: true })
  let seen = since
  const away = new Promise<void>((resolve) => {
    client.on('error', () => resolve())
    client.on('end', () => resolve())
  })
  try {
    client.on('notification', ({ payload }) => {
      if (!payload) return
      seen = new Date()
      expire([payload])
      setTimeout(() => expire([payload]), renderingTakes).unref()
    })
    await client.connect()
    await client.query('LISTEN catalog_change')
    const missed = await client.query<{ tag: string; at: Date }>(
      "SELECT tag, max(at) AS at FROM catalog_change WHERE at > $1::timestamptz - interval '1 minute' GROUP BY tag",
      [since],
    )
    for (const { tag, at } of missed.rows) expire([tag], since.getTime() === 0 ? at.getTime() : Date.now())
    await away
  } catch (error) {
    log.warn({ error }, 'the catalog cannot be followed, trying again')
  }
  await client.end().catch(() => undefined)
  setTimeout(() => void follow(seen), retryAfter).unref()
}
