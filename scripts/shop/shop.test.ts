import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { makeCustomer, makeVariant, stockOf } from '@/lib/checkout/testing/shop'
import { db } from '@/lib/platform/db'
import { create } from './discounts'

const folder = mkdtempSync(join(tmpdir(), 'shop-command-'))
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await db().$disconnect()
})

const root = fileURLToPath(new URL('../..', import.meta.url))
const tsx = join(root, 'node_modules/tsx/dist/cli.mjs')

/** Runs the command as an operator would. */
function shop(args: string[], env: Record<string, string | undefined> = {}) {
  return new Promise<{ code: number; out: string; complaint: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      [tsx, '--conditions=react-server', 'scripts/shop.ts', ...args],
      { cwd: root, env: { ...process.env, ...env } },
      (_, out, complaint) => resolve({ code: child.exitCode ?? -1, out, complaint }),
    )
  })
}

describe('the operator’s command', () => {
  it('explains itself, and says what was wrong about a call', async () => {
    expect(await shop([])).toMatchObject({ code: 0, out: expect.stringContaining('products import FILE') })
    const columns = await shop(['products', 'import', '--help'])
    expect(columns).toMatchObject({ code: 0, out: expect.stringContaining('weight_grams') })
    const wrong = [
      ['orders', 'sell'],
      ['orders', 'ship'],
      ['orders', 'list', '--all'],
    ]
    for (const answer of await Promise.all(wrong.map((args) => shop(args))))
      expect(answer).toMatchObject({ code: 2, out: '', complaint: expect.stringContaining('npm run shop') })
  })

  it('sets stock in the database of the demo that runs', async () => {
    const variant = await makeVariant()
    const { sku } = await db().variant.findUniqueOrThrow({ where: { id: variant } })
    writeFileSync(
      join(folder, 'demo.json'),
      JSON.stringify({
        shop: 'http://localhost:3000',
        sandbox: 'http://127.0.0.1:3026',
        database: process.env.DATABASE_URL,
      }),
    )
    const demo = { DATABASE_URL: undefined, SHOP_ORIGIN: undefined, LATCHKEY_DATA: folder }
    expect(await shop(['products', 'set-stock', sku, '12'], demo)).toMatchObject({
      code: 0,
      out: `${sku}: 12 in the house (before: 10).\n`,
    })
    expect(await stockOf(variant)).toEqual({ stock: 12, reserved: 0 })
    const nowhere = { ...demo, LATCHKEY_DATA: join(folder, 'none') }
    expect(await shop(['orders', 'list'], nowhere)).toMatchObject({
      code: 1,
      complaint: expect.stringMatching(/^Set DATABASE_URL/),
    })
  })

  it('refuses with the lines that are wrong, and changes nothing', async () => {
    const file = join(folder, 'goods.csv')
    const slug = randomUUID()
    writeFileSync(
      file,
      `product,name,category,variant,variant_name,sku,price,weight_grams\n${slug},=1+1,none,a,A,${slug},1.999,5\n`,
    )
    const { code, complaint } = await shop(['products', 'import', file])
    expect(code).toBe(1)
    expect(complaint).toContain('line 2, name: must not begin with')
    expect(complaint).toContain('line 2, price: must be an amount')
    expect(await db().product.count({ where: { slug } })).toBe(0)
    expect(await shop(['orders', 'ship', 'LK-00000-00000'])).toMatchObject({ code: 1 })
    expect(await shop(['products', 'import', join(folder, 'none.csv')])).toMatchObject({ code: 1 })
  })

  it('never prints the password of a database that does not answer', async () => {
    const { code, out, complaint } = await shop(['orders', 'list'], {
      DATABASE_URL: 'postgresql://someone:hunter2@127.0.0.1:1/shop',
    })
    expect(code).toBe(1)
    expect(out + complaint).not.toContain('hunter2')
    expect(complaint).toContain('does not answer')
  })
})

it('freezes an account, and says what there is none of', async () => {
  const { customerId, email } = await makeCustomer()
  expect((await shop(['accounts', 'freeze', email])).out).toContain('is frozen and signed out everywhere')
  expect(await db().customer.count({ where: { id: customerId, frozenBy: 'operator' } })).toBe(1)
  expect(await shop(['accounts', 'show', `no.${email}`])).toMatchObject({
    code: 1,
    complaint: expect.stringContaining('There is no account'),
  })
}, 60_000)

it('makes, lists and ends a discount code, and says what does not fit', async () => {
  const code = `S-${randomUUID().slice(0, 8).toUpperCase()}`
  const made = await shop([
    'discounts',
    'create',
    code.toLowerCase(),
    '--percent',
    '12.5',
    '--minimum',
    '40',
    '--limit',
    '3',
  ])
  expect(made).toMatchObject({ code: 0, out: `${code} is made.\n` })
  expect(await db().discount.findUnique({ where: { code } })).toMatchObject({
    kind: 'percent',
    value: 1250,
    minimum: 4000,
    limitTotal: 3,
    limitPerCustomer: null,
  })
  const wrong = [
    [code, { percent: '10' }, 'already'],
    ['S-OTHER', {}, '--percent, --amount and --free-shipping'],
    ['S-OTHER', { percent: '10', amount: '5' }, '--percent, --amount and --free-shipping'],
    ['S-OTHER', { percent: '110' }, 'at most 100 percent'],
    ['S-OTHER', { amount: '5,00' }, 'an amount such as 5.00'],
    ['S-OTHER', { amount: '5', minimum: '-1' }, '--minimum is an amount'],
    ['S-OTHER', { 'free-shipping': true, limit: '0' }, 'a whole number from 1'],
    ['S-OTHER', { 'free-shipping': true, until: '2026-02-31' }, 'a day such as'],
    ['S-OTHER', { 'free-shipping': true, until: '2020-01-01' }, 'end after it begins'],
    ['S OTHER', { 'free-shipping': true }, '3 to 32 letters'],
  ] as const
  for (const [typed, options, says] of wrong)
    expect(await create(typed, options)).toEqual({ ok: false, text: expect.stringContaining(says) })
  expect(await db().discount.count({ where: { code: { startsWith: 'S-OTHER' } } })).toBe(0)
  expect((await shop(['discounts', 'list'])).out).toMatch(
    new RegExp(`${code} +runs +12.5% off +used 0 of 3 +from €40.00`),
  )
  expect((await shop(['discounts', 'end', code])).out).toContain('has ended')
  expect(await shop(['discounts', 'end', code])).toMatchObject({ code: 1 })
}, 60_000)
