import { fileURLToPath } from 'node:url'
import { defineConfig } from 'prisma/config'

// Prisma's engine from npm instead of a download, so that its commands work where only a package registry is
// reachable. Windows cannot start a script as an engine: there Prisma downloads its own.
if (process.platform !== 'win32') {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(
    new URL('./prisma/engine/schema-engine.mjs', import.meta.url),
  )
}

// Only the owner of the tables may migrate. The app's own DATABASE_URL is not enough on purpose.
const url = process.env.MIGRATE_DATABASE_URL

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  ...(url && { datasource: { url } }),
})
