import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'

// Prisma's own commands on a project of two tables, through the engine from npm and nothing else.
const root = fileURLToPath(new URL('../..', import.meta.url))
const database = `engine_${process.pid}`
const owner = new URL(process.env.MIGRATE_DATABASE_URL ?? '')
const address = Object.assign(new URL(owner), { pathname: `/${database}` }).href
let project: string

const schema = (more = '') => `
  generator client {
    provider = "prisma-client"
    output   = "./generated"
  }
  datasource db {
    provider = "postgresql"
  }
  model Shelf {
    id    Int    @id
    books Book[]
    ${more}
  }
  model Book {
    id      Int   @id
    shelfId Int
    shelf   Shelf @relation(fields: [shelfId], references: [id])
  }`

const config = `
  export default {
    schema: 'schema.prisma',
    migrations: { path: 'migrations' },
    ...(process.env.ADDRESS && { datasource: { url: process.env.ADDRESS } }),
  }`

function prisma(args: string, env: Record<string, string> = { ADDRESS: address }) {
  const command = [join(root, 'node_modules/prisma/build/index.js'), ...args.split(' ')]
  const engine = join(root, 'prisma/engine/schema-engine.mjs')
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: project,
    encoding: 'utf8',
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: engine,
      CHECKPOINT_DISABLE: '1',
      NO_COLOR: '1',
      ...env,
    },
  })
  return { status, output: stdout + stderr, stdout }
}

async function sql(text: string, url = address) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client.query(text).finally(() => client.end())
}

function migration(name: string): string {
  const folder = readdirSync(join(project, 'migrations')).find((one) => one.endsWith(name))
  return readFileSync(join(project, 'migrations', folder ?? name, 'migration.sql'), 'utf8')
}

beforeAll(() => {
  mkdirSync(join(root, '.test'), { recursive: true })
  project = mkdtempSync(join(root, '.test/engine-'))
  writeFileSync(join(project, 'schema.prisma'), schema())
  writeFileSync(join(project, 'prisma.config.ts'), config)
})

afterAll(async () => {
  rmSync(project, { recursive: true })
  await sql(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`, owner.href)
})

test('generate and diff need no database', () => {
  expect(prisma('generate', {}).status).toBe(0)
  const diff = prisma('migrate diff --from-empty --to-schema schema.prisma --script', {})
  expect(diff.stdout.match(/CREATE TABLE/g)).toHaveLength(2)
})

test('a command that needs a database says so', () => {
  const { status, output } = prisma('migrate deploy', {})
  expect(status).toBe(1)
  expect(output).toContain('datasource.url property is required')
})

test('writes the first migration and makes the database', async () => {
  expect(prisma('migrate dev --name first').output).toContain('Your database is now in sync')
  expect(migration('_first')).toContain('CREATE TABLE "Book"')
  expect((await sql('SELECT * FROM "Book"')).rows).toEqual([])
})

test('takes functions and triggers whole, and reads them back without a difference', async () => {
  const folder = join(project, 'migrations/29990101000000_trigger')
  mkdirSync(folder)
  const body = `BEGIN NEW."shelfId" := NEW."shelfId" + 1; RETURN NEW; END;`
  writeFileSync(
    join(folder, 'migration.sql'),
    `INSERT INTO "Shelf" VALUES (2);
     CREATE FUNCTION up() RETURNS trigger LANGUAGE plpgsql AS $$ ${body} $$;
     CREATE TRIGGER up BEFORE INSERT ON "Book" FOR EACH ROW EXECUTE FUNCTION up();`,
  )
  expect(prisma('migrate deploy').output).toContain('29990101000000_trigger')
  const { rows } = await sql('INSERT INTO "Book" VALUES (1, 1) RETURNING "shelfId"')
  expect(rows).toEqual([{ shelfId: 2 }])
  expect(prisma('migrate status').output).toContain('Database schema is up to date')
  const same = prisma('migrate diff --from-migrations migrations --to-schema schema.prisma --exit-code')
  expect(same).toMatchObject({ status: 0 })
})

test('writes a later migration without applying it, then applies it', async () => {
  writeFileSync(join(project, 'schema.prisma'), schema('label String @default("")'))
  expect(prisma('migrate dev --create-only --name label').status).toBe(0)
  expect(migration('_label')).toContain('ADD COLUMN     "label"')
  expect((await sql('SELECT * FROM "Shelf"')).rows).toEqual([{ id: 2 }])
  // The same run applies what is pending and then looks for more: an engine forgets the first by the second.
  expect(prisma('migrate dev').output).toContain('Your database is now in sync')
  expect((await sql('SELECT * FROM "Shelf"')).rows).toEqual([{ id: 2, label: '' }])
})

test('names what is wrong with a database', () => {
  const wrong = Object.assign(new URL(address), { password: 'wrong' }).href
  expect(prisma('migrate deploy', { ADDRESS: wrong }).output).toMatch(/P1001: password authentication failed/)
  expect(prisma('migrate deploy', { ADDRESS: 'postgresql://a:b@127.0.0.1:1/c' }).output).toContain(
    'ECONNREFUSED',
  )
})

test('resets, and leaves no shadow database behind', async () => {
  expect(prisma('migrate reset --force').status).toBe(0)
  expect((await sql('SELECT count(*)::int FROM "Book"')).rows).toEqual([{ count: 0 }])
  const left = await sql(`SELECT datname FROM pg_database WHERE datname LIKE 'prisma_migrate_shadow%'`)
  expect(left.rows).toEqual([])
})
