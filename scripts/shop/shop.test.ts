import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { makeCustomer, makeVariant, stockOf } from '@/lib/checkout/testing/shop'
import { db } from '@/lib/platform/db'

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
