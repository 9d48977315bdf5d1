#!/usr/bin/env node
// Prisma's CLI downloads a native schema engine at first use, from a host that many networks do not reach.
// This is the same engine from npm instead (compiled to WebAssembly), behind the native engine's protocol:
//   schema-engine --datasource {"url":…} cli can-connect-to-database | create-database    exits 0 or 1
//   schema-engine --datamodels FILE… --datasource {"url":…}      JSON-RPC 2.0, an object a line, on stdin and stdout
// prisma.config.ts points the CLI here, unless PRISMA_SCHEMA_ENGINE_BINARY names another engine.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { connectionOf, migrationFactory } from './database.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: { datasource: { type: 'string' }, datamodels: { type: 'string', multiple: true } },
})
const url = values.datasource ? JSON.parse(values.datasource).url : undefined
let engine
let factory
/** Whether a migration was applied since the last diagnosis. */
let applied = false
let panic = ''

// A panic arrives as an error that nobody awaits, and the call under way never ends.
process.on('uncaughtException', (error) => {
  log('ERROR', { message: panic || reason(error), backtrace: error.stack })
  process.exit(1)
})

if (positionals[0] === 'cli') await command(positionals[1])
else await serve()

/** The two commands outside the protocol. Errors go to stderr as the native engine's log lines. */
async function command(name) {
  const { database, ...server } = connectionOf(url)
  try {
    if (name === 'can-connect-to-database') await query({ ...server, database }, 'SELECT 1')
    else if (name === 'create-database') {
      await query({ ...server, database: 'postgres' }, `CREATE DATABASE ${pg.escapeIdentifier(database)}`)
    } else throw new Error(`this engine has no command "${name}"`)
  } catch (error) {
    const missing = error.code === '3D000'
    // The CLI skips the first line: the native engine begins with a greeting.
    log('INFO', { message: 'schema engine from npm' })
    log('ERROR', { message: reason(error), error_code: missing ? 'P1003' : 'P1001' })
    process.exitCode = 1
  }
}

async function query(connection, sql) {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    await client.query(sql)
  } finally {
    await client.end().catch(() => {})
  }
}

async function serve() {
  for await (const line of createInterface({ input: process.stdin })) {
    const { id, method, params } = JSON.parse(line)
    const answer = await call(method, params).then((result) => ({ result: result ?? {} }), failed)
    process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, ...answer })}\n`)
  }
}

async function call(method, params) {
  engine ??= await load()
  if (method === 'getDatabaseVersion') return engine.version(params)
  // These two know the schema of the migrations only from a diagnosis, never from a shadow database of their own.
  if (applied && ['evaluateDataLoss', 'createMigration'].includes(method)) {
    await engine.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters })
    applied = false
  }
  const result = await engine[method](params)
  if (method === 'applyMigrations') applied ||= result.appliedMigrationNames.length > 0
  // The native engine prints through the CLI; the CLI does not print this member by itself.
  if (method === 'diff' && result.stdout) {
    const print = { jsonrpc: '2.0', id: 0, method: 'print', params: { content: result.stdout } }
    process.stdout.write(`${JSON.stringify(print)}\n`)
  }
  return result
}

async function load() {
  // Node 20 does not import WebAssembly as the package's own entry would have it.
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const path = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const bytes = await readFile(path.replace(/\.js$/, '.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  // Without a registry a panic of the engine hides its own message.
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    set_message(message) {
      panic = message
    },
  }
  instance.exports.__wbindgen_start()
  const files = values.datamodels
  const datamodels = files && (await Promise.all(files.map(async (f) => [f, await readFile(f, 'utf8')])))
  factory = bindMigrationAwareSqlAdapterFactory(migrationFactory(url))
  return glue.SchemaEngine.new({ datamodels }, (line) => process.stderr.write(`${line}\n`), factory)
}

/** The shape of error that the CLI knows how to show. */
function failed(error) {
  const message = reason(error)
  const data = { is_panic: false, message, error_code: error?.code, meta: error?.meta }
  return { error: { code: 4466, message, data } }
}

function reason(error) {
  // An error of JavaScript's passes through the engine as a number.
  const id = /^External error id#(\d+)/.exec(error?.message)?.[1]
  if (id !== undefined) return reason(factory.errorRegistry.consumeError(Number(id))?.error)
  return error?.message || error?.errors?.[0]?.message || String(error)
}

function log(level, fields) {
  process.stderr.write(`${JSON.stringify({ level, fields, target: 'schema_engine::logger' })}\n`)
}
