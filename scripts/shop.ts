// The operator's command: `npm run shop -- …`. What it does stands in lib/; here are words and arguments.
import { parseArgs } from 'node:util'
import { db } from '@/lib/platform/db'
import { endSessionsOf, freezeOne, liftOne, showOne } from './shop/accounts'
import { put, showCategories } from './shop/categories'
import { findConfiguration } from './shop/configuration'
import { create, type DiscountOptions, end, list } from './shop/discounts'
import { help, importHelp } from './shop/help'
import { showLogFaults } from './shop/log'
import { cancel, listOrders, listRefunds, refund, ship, showOrder } from './shop/orders'
import { importFile, setStockTo } from './shop/products'
import { approve, refuse, showReturns } from './shop/returns'
import type { Told } from './shop/told'

type Values = { status?: string; limit?: string; all?: boolean; restock?: boolean } & DiscountOptions
type Command = {
  takes: number
  /** Where the last arguments may be left out. */
  atLeast?: number
  options?: (keyof Values)[]
  run: (args: string[], values: Values) => Promise<Told>
}

const commands: Record<string, Command> = {
  'categories list': { takes: 0, run: () => showCategories() },
  'categories put': {
    takes: 4,
    run: ([slug = '', name = '', description = '', picture = '']) => put(slug, name, description, picture),
  },
  'products import': { takes: 1, run: ([file = '']) => importFile(file) },
  'products set-stock': { takes: 2, run: ([sku = '', count = '']) => setStockTo(sku, count) },
  'orders list': {
    takes: 0,
    options: ['status', 'limit'],
    run: (_, { status, limit }) => listOrders(status, limit),
  },
  'orders show': { takes: 1, run: ([id = '']) => showOrder(id) },
  'discounts create': {
    takes: 1,
    options: ['percent', 'amount', 'free-shipping', 'minimum', 'limit', 'per-customer', 'from', 'until'],
    run: ([code = ''], values) => create(code, values),
  },
  'discounts list': { takes: 0, run: () => list() },
  'discounts end': { takes: 1, run: ([code = '']) => end(code) },
  'accounts show': { takes: 1, run: ([email = '']) => showOne(email) },
  'accounts freeze': { takes: 1, run: ([email = '']) => freezeOne(email) },
  'accounts lift': { takes: 1, run: ([email = '']) => liftOne(email) },
  'accounts end-sessions': { takes: 1, run: ([email = '']) => endSessionsOf(email) },
  'orders ship': { takes: 1, run: ([id = '']) => ship(id) },
  'orders cancel': { takes: 1, run: ([id = '']) => cancel(id) },
  'orders refund': { takes: 2, atLeast: 1, run: ([id = '', amount]) => refund(id, amount) },
  'orders refunds': { takes: 0, run: () => listRefunds() },
  'returns list': { takes: 0, options: ['all'], run: (_, values) => showReturns(values) },
  'returns approve': { takes: 1, options: ['restock'], run: ([id = ''], values) => approve(id, values) },
  'returns refuse': { takes: 1, run: ([id = '']) => refuse(id) },
  'log check': { takes: 0, run: () => showLogFaults() },
}

/** @returns the exit code: 0 done, 1 refused or failed, 2 not called rightly. */
async function main(): Promise<number> {
  const asked = readArguments()
  if (typeof asked === 'string') return misuse(asked)
  const { values, positionals } = asked
  const name = positionals.slice(0, 2).join(' ')
  if (values.help || name === '' || name === 'help') {
    process.stdout.write(name === 'products import' ? importHelp : help)
    return 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) return misuse(`There is no command "${name}".`)
  const { help: _, ...options } = values
  const extra = Object.keys(options).find((option) => !command.options?.some((known) => known === option))
  if (extra) return misuse(`"${name}" has no option --${extra}.`)
  const args = positionals.slice(2)
  const fits = args.length <= command.takes && args.length >= (command.atLeast ?? command.takes)
  if (!fits || args.includes('')) return misuse(`"${name}" is missing something, or has too much.`)
  return run(() => command.run(args, options))
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        status: { type: 'string' },
        limit: { type: 'string' },
        percent: { type: 'string' },
        amount: { type: 'string' },
        'free-shipping': { type: 'boolean' },
        minimum: { type: 'string' },
        'per-customer': { type: 'string' },
        from: { type: 'string' },
        until: { type: 'string' },
        all: { type: 'boolean' },
        restock: { type: 'boolean' },
      },
    })
  } catch (error) {
    return error instanceof Error ? error.message : 'Wrong arguments.'
  }
}

function misuse(problem: string): number {
  process.stderr.write(`${problem}\n\n${help}`)
  return 2
}

async function run(command: () => Promise<Told>): Promise<number> {
  try {
    findConfiguration()
    const database = db()
    try {
      const { ok, text } = await command()
      const out = ok ? process.stdout : process.stderr
      out.write(`${text}\n`)
      return ok ? 0 : 1
    } finally {
      await database.$disconnect()
    }
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`)
    return 1
  }
}

/** The first line only: a database's error can quote its address and the rows it was about. */
function explain(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
  if (code && /^(ECONN|ENOTFOUND|ETIMEDOUT|P1)/.test(code))
    return 'The database does not answer. Does the shop or its demo run?'
  if (code) return `The database refused it (${code}). Nothing was changed.`
  return error instanceof Error ? error.message : 'It failed.'
}

process.exitCode = await main()
