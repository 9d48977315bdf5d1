import { setTimeout as wait } from 'node:timers/promises'
import { connection } from 'next/server'
import { answer } from '@/lib/auth/guard/route'
import { db } from '@/lib/platform/db'

/** In milliseconds: a database that is silent for so long counts as away. */
const patience = 3_000

/** For load balancers: 200 while the database answers, 503 while it does not. Asks for no particular host. */
export async function GET(): Promise<Response> {
  await connection()
  const asked = db().$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  )
  const reachable = await Promise.race([asked, wait(patience, false, { ref: false })])
  return reachable ? answer({ status: 'ok' }) : answer({ status: 'unavailable' }, 503)
}
