import pg from 'pg'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { db } from '@/lib/platform/db'
import { sweeps } from './sweeps'

// Each sweep runs every few seconds, in every worker. One that reads a whole table is quick in a test, and takes the
// processor of a shop with a million rows.

const owner = new pg.Client({ connectionString: process.env.MIGRATE_DATABASE_URL })
const partial = new Set<string>()
beforeAll(async () => {
  await owner.connect()
  // So a table is read whole only where there is no other way, however few rows it has.
  for (const way of ['seqscan', 'mergejoin', 'hashjoin', 'material'])
    await owner.query(`SET enable_${way} = off`)
  const { rows } = await owner.query(
    'SELECT indexrelid::regclass::text AS name FROM pg_index WHERE indpred IS NOT NULL',
  )
  for (const { name } of rows) partial.add(name)
})
afterAll(async () => {
  await owner.end()
  await db().$disconnect()
})

type Statement = { text: string; values: unknown[] }
type Plan = {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Index Cond'?: string
  Plans?: Plan[]
}

/** What a sweep asks the database. */
async function statementsOf(sweep: () => Promise<unknown>): Promise<Statement[]> {
  const sent = vi.spyOn(pg.Client.prototype, 'query')
  try {
    await sweep()
    return sent.mock.calls
      .map(([statement]) => statement as unknown as Statement)
      .filter(({ text }) => /^\s*(SELECT|UPDATE|DELETE|WITH)\b/i.test(text ?? ''))
  } finally {
    sent.mockRestore()
  }
}

/** The tables that a statement cannot but read whole. */
async function readWhole({ text, values }: Statement): Promise<string[]> {
  const { rows } = await owner.query(`EXPLAIN (FORMAT JSON) ${text}`, values)
  return wholeIn(rows[0]['QUERY PLAN'][0].Plan)
}

function wholeIn(plan: Plan): string[] {
  const { 'Node Type': type, 'Index Name': index = '' } = plan
  const isWhole =
    type === 'Seq Scan' || (/Index.* Scan$/.test(type) && !plan['Index Cond'] && !partial.has(index))
  return [...(isWhole ? [plan['Relation Name'] ?? index] : []), ...(plan.Plans ?? []).flatMap(wholeIn)]
}

/** They hold a row for each wait that somebody began. */
const fewRows = ['recovery', 'restore_wait', 'email_change']
/** Read only where an order of an erased account is finished: a join with nothing reads nothing. */
const whereForgotten = ['order_guest', 'mail']

it.each(Object.keys(sweeps) as (keyof typeof sweeps)[])('%s: reads no table whole', async (name) => {
  const statements = await statementsOf(sweeps[name])
  expect(statements).not.toEqual([])
  const allowed = name === 'deletions' ? whereForgotten : fewRows
  const whole = await Promise.all(statements.map(readWhole))
  expect(whole.flat().filter((table) => !allowed.includes(table))).toEqual([])
})
