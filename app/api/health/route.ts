import { connection } from 'next/server'
import { answer } from '@/lib/auth/guard/route'
import { db } from '@/lib/platform/db'

/** For load balancers: 200 while the database answers, 503 while it does not. Asks for no particular host. */
export async function GET(): Promise<Response> {
  await connection()
  try {
    await db().$queryRaw`SELECT 1`
    return answer({ status: 'ok' })
  } catch {
    return answer({ status: 'unavailable' }, 503)
  }
}
