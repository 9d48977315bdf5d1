// One database with so many sessions, asked who they belong to: scripts/bench/sessions.mjs starts two of these and
// sends them `found` or `byKey`; each line is answered with how many a second that were.
import { randomBytes } from 'node:crypto'
import { createInterface } from 'node:readline'
import { findSession } from '@/lib/auth/sessions'
import { db } from '@/lib/platform/db'
import { sha256 } from '@/lib/platform/random'

const atOnce = 10
const seconds = 1
const askedFor = 500

/** Answers a second, with ten questions under way at a time. */
async function rate(ask: (turn: number) => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  const end = begun + seconds * 1000
  let turns = 0
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (performance.now() < end) {
        if (!(await ask(turns++))) throw new Error('nothing was found')
      }
    }),
  )
  return (turns * 1000) / (performance.now() - begun)
}

/** Makes sessions that are in use, a hundred to a customer. @returns 500 from all over the table, with their tokens */
async function fill(count: number): Promise<{ token: string; id: string }[]> {
  await db().$executeRaw`
    WITH person AS (
      INSERT INTO customer (id, handle, email, email_key, email_verified_at)
      SELECT gen_random_uuid(), sha256(gen_random_uuid()::text::bytea) || sha256(gen_random_uuid()::text::bytea),
        name, name, shop_now()
      FROM (SELECT gen_random_uuid() || '@bench.example' AS name FROM generate_series(1, ${count}::int / 100)) AS names
      RETURNING id
    ), made AS (
      INSERT INTO session (id, customer_id, kind, current_hash, current_used_at, authenticated_at, fresh_ends_at,
        opened_by, idle_seconds, idle_ends_at, absolute_ends_at, device)
      SELECT gen_random_uuid(), person.id, 'full', sha256(gen_random_uuid()::text::bytea), shop_now(), shop_now(),
        shop_now() + interval '1 hour', 'passkey', 1209600, shop_now() + interval '14 days',
        shop_now() + interval '30 days', 'Chrome on Android'
      FROM person, generate_series(1, 100)
      RETURNING id, current_hash
    )
    INSERT INTO session_token (hash, session_id) SELECT current_hash, id FROM made`
  const rows = await db().$queryRaw<
    { id: string }[]
  >`SELECT id FROM session ORDER BY random() LIMIT ${askedFor}::int`
  const tokens = rows.map(({ id }) => ({ id, token: randomBytes(32).toString('base64url') }))
  for (const { id, token } of tokens) {
    await db().$executeRaw`
      WITH named AS (
        UPDATE session SET current_hash = ${sha256(token)}, last_seen_at = shop_now() + interval '1 hour'
        WHERE id = ${id}::uuid RETURNING id, current_hash
      ) INSERT INTO session_token (hash, session_id) SELECT current_hash, id FROM named`
  }
  await db().$executeRawUnsafe('VACUUM ANALYZE session, session_token, customer')
  return tokens
}

const sessions = await fill(Number(process.argv[2]))
const one = (turn: number) => {
  const session = sessions[turn % sessions.length]
  if (!session) throw new Error('there are no sessions')
  return session
}
const questions: Record<string, () => Promise<number>> = {
  found: () => rate((turn) => findSession(one(turn).token)),
  byKey: () => rate((turn) => db().session.findUnique({ where: { id: one(turn).id } })),
}

process.stdout.write('ready\n')
for await (const question of createInterface({ input: process.stdin })) {
  process.stdout.write(`${await questions[question]?.()}\n`)
}
process.exit(0)
