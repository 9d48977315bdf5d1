import 'server-only'
import { createHmac } from 'node:crypto'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { db } from '@/lib/platform/db'
import { derivedSecret } from '@/lib/platform/sealing'

// Counting how often something was done. The library decides; its rows lie in our own table, written
// through our own pool, and a window ends by the shop's clock: the one clock that every instance, the
// worker's sweep and the tests share. So nothing is ever made or cleaned up by the library.
//
// Where the store fails, the error goes on to the caller: nothing happens, and the next request asks anew.
// The store is the database that the door needs for everything else too, so refusing what cannot be counted
// refuses nobody who could have come in, while counting in memory would open the door once per instance.

type Row = { points: number; left: number }

class ShopLimiter extends RateLimiterPostgres {
  constructor(options: { keyPrefix: string; points: number; duration: number }) {
    super({
      ...options,
      storeClient: {},
      storeType: 'client',
      tableName: 'rate_limit',
      tableCreated: true,
      clearExpiredByTimeout: false,
    })
  }

  async _upsert(key: string, points: number, milliseconds: number, anew = false): Promise<Row> {
    const [row] = await db().$queryRaw<[Row]>`
      INSERT INTO rate_limit AS held (key, points, ends_at)
      VALUES (${key}, ${points}::int, shop_now() + ${milliseconds}::float8 * interval '1 millisecond')
      ON CONFLICT (key) DO UPDATE SET
        points = CASE WHEN ${anew}::boolean OR held.ends_at <= shop_now() THEN excluded.points
          ELSE least(held.points::bigint + excluded.points, 1000000000)::int END,
        ends_at = CASE WHEN ${anew}::boolean OR held.ends_at <= shop_now() THEN excluded.ends_at
          ELSE held.ends_at END
      RETURNING points, extract(epoch FROM ends_at - shop_now())::float8 * 1000 AS left`
    return row
  }

  async _get(key: string): Promise<Row | null> {
    const [row] = await db().$queryRaw<Row[]>`
      SELECT points, extract(epoch FROM ends_at - shop_now())::float8 * 1000 AS left
      FROM rate_limit WHERE key = ${key} AND ends_at > shop_now()`
    return row ?? null
  }

  async _delete(key: string): Promise<boolean> {
    return (await db().$executeRaw`DELETE FROM rate_limit WHERE key = ${key}`) > 0
  }

  _getRateLimiterRes(_key: string, changed: number, { points, left }: Row): RateLimiterRes {
    return new RateLimiterRes(
      Math.max(this.points - points, 0),
      Math.max(left, 0),
      points,
      points === changed,
    )
  }
}

/** Times are in seconds. `points` times within `seconds`, counted from the first. */
export type Limit = { name: string; points: number; seconds: number }

const limiters = new Map<string, ShopLimiter>()

function limiterOf({ name, points, seconds }: Limit): ShopLimiter {
  const known = limiters.get(name)
  if (known) return known
  const made = new ShopLimiter({ keyPrefix: name, points, duration: seconds })
  limiters.set(name, made)
  return made
}

/** Whom a row is about, so that a dump tells no address, no network and no browser. */
function keyOf(about: readonly (string | Uint8Array)[]): string {
  const key = derivedSecret('limit')
  if (!key) throw new Error('AUTH_KEYS is empty')
  const parts = about.map((part) =>
    typeof part === 'string' ? part : Buffer.from(part).toString('base64url'),
  )
  return createHmac('sha256', key.secret).update(JSON.stringify(parts)).digest('base64url')
}

const seconds = (left: RateLimiterRes) => Math.max(1, Math.ceil(left.msBeforeNext / 1000))

/**
 * Counts one more. Exact for any number at the same time: one statement adds and tells.
 * @returns the seconds to wait, or 0 if it may be done
 * @throws if the store fails
 */
export async function count(limit: Limit, ...about: (string | Uint8Array)[]): Promise<number> {
  try {
    await limiterOf(limit).consume(keyOf(about))
    return 0
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return seconds(refused)
    throw refused
  }
}

/**
 * Counts one more without refusing anything.
 * @returns how many there were in this window, with this one, and the seconds until it ends
 */
export async function tally(
  limit: Limit,
  ...about: (string | Uint8Array)[]
): Promise<{ times: number; left: number }> {
  const counted = await limiterOf(limit).penalty(keyOf(about))
  return { times: counted.consumedPoints, left: seconds(counted) }
}

/** Takes one back that was counted in this window. */
export async function giveBack(limit: Limit, ...about: (string | Uint8Array)[]): Promise<void> {
  await limiterOf(limit).reward(keyOf(about))
}

/** How many were counted in this window. */
export async function timesSoFar(limit: Limit, ...about: (string | Uint8Array)[]): Promise<number> {
  return (await limiterOf(limit).get(keyOf(about)))?.consumedPoints ?? 0
}

/** Seconds until a mark ends, or null where there is none. */
export async function markLeft(limit: Limit, ...about: (string | Uint8Array)[]): Promise<number | null> {
  const held = await limiterOf(limit).get(keyOf(about))
  return held && seconds(held)
}

/** Leaves a mark for so many seconds. */
export async function mark(limit: Limit, lasts: number, ...about: (string | Uint8Array)[]): Promise<void> {
  await limiterOf(limit).set(keyOf(about), 1, lasts)
}

/** Takes a mark away. Of many at once one gets true. */
export async function unmark(limit: Limit, ...about: (string | Uint8Array)[]): Promise<boolean> {
  return limiterOf(limit).delete(keyOf(about))
}

/** Removes windows that are past, by the clock that ended them. */
export async function sweepLimits(): Promise<void> {
  await db().$executeRaw`DELETE FROM rate_limit WHERE ends_at <= shop_now()`
}
