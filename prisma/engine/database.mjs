// How the schema engine reaches Postgres: Prisma's own driver adapter, with three faults of it covered (7.10).

import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum, DriverAdapterError } from '@prisma/driver-adapter-utils'
import pg from 'pg'

/** Postgres' one-byte "char", which the catalogs use for kinds of constraint and of relation. */
const CHAR_OID = 18
const TEXT_OID = 25

/**
 * What the WebAssembly engine connects through. Nothing is connected before the engine asks.
 * @param {string | undefined} url connection string of the database's owner
 */
export function migrationFactory(url) {
  const connect = async (database) => {
    if (!url) return unconnected()
    const pool = new pg.Pool({ ...connectionOf(url), ...(database && { database }), max: 1 })
    const schema = new URL(url).searchParams.get('schema') ?? undefined
    return covered(await new PrismaPg(pool, { disposeExternalPool: true, schema }).connect())
  }
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => connect(),
    connectToShadowDb: async () => {
      const main = await connect()
      const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`
      await main.executeScript(`CREATE DATABASE "${name}"`)
      const shadow = await connect(name)
      const close = shadow.dispose.bind(shadow)
      // The adapter drops the shadow database while its own pool still holds it open.
      shadow.dispose = async () => {
        await close()
        await main.executeScript(`DROP DATABASE "${name}" WITH (FORCE)`)
        await main.dispose()
      }
      return shadow
    },
  }
}

/** The parts of a connection string: the adapter only swaps the database when it is given parts. */
export function connectionOf(url) {
  const { host, port, user, password, database, ssl } = new pg.Client({ connectionString: url })
  return { host, port, user, password, database, ssl }
}

function covered(adapter) {
  const pool = adapter.underlyingDriver()
  const queryRaw = adapter.queryRaw

  // The adapter splits a script at every semicolon, inside function bodies too. Postgres takes it whole.
  adapter.executeScript = async (script) => {
    await pool.query(script).catch((error) => adapter.onError(error))
  }

  // The adapter refuses columns of type "char", and the engine reads them as characters.
  adapter.queryRaw = async (query) => {
    const chars = []
    const reading = Object.create(adapter, { performIO: { value: performIO } })
    async function performIO(asked) {
      const result = await adapter.performIO(asked)
      result.fields.forEach((field, column) => {
        if (field.dataTypeID !== CHAR_OID) return
        field.dataTypeID = TEXT_OID
        chars.push(column)
      })
      return result
    }
    const set = await queryRaw.call(reading, query)
    for (const column of chars) set.columnTypes[column] = ColumnTypeEnum.Character
    return set
  }
  return adapter
}

/**
 * `migrate diff` between two files needs no database, but the engine asks which server it talks to all the same.
 * It is told of an ordinary Postgres; every other question has no answer.
 */
function unconnected() {
  const refuse = async () => {
    const message = "no database address: set MIGRATE_DATABASE_URL to the owner's"
    throw new DriverAdapterError({ kind: 'postgres', code: '08000', severity: 'FATAL', message })
  }
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    queryRaw: async ({ sql }) => {
      if (!sql.includes('version()')) return refuse()
      return {
        columnNames: ['exists', 'version', 'numeric_version'],
        columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
        rows: [[true, 'PostgreSQL 16.0', 160000]],
      }
    },
    executeRaw: refuse,
    executeScript: refuse,
    startTransaction: refuse,
    dispose: async () => {},
  }
}
