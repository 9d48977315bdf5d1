import { connection } from 'next/server'
import { type Env, env } from '@/lib/platform/env'

/**
 * A route of a file that is written anew each time from the configuration. It needs no guard: it takes no input,
 * reads no cookie, and says the same to everybody. Others may keep it for a day.
 */
export function knownFile(type: string, write: (env: Env) => string | null): () => Promise<Response> {
  return async () => {
    await connection()
    const text = write(env())
    if (text === null) return new Response(null, { status: 404 })
    return new Response(text, { headers: { 'content-type': type, 'cache-control': 'public, max-age=86400' } })
  }
}
