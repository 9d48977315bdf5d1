import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  resolve: {
    alias: { '@': here('.'), 'server-only': here('./e2e/support/server-only.ts') },
  },
  test: {
    include: ['{lib,components,scripts,prisma}/**/*.test.ts'],
    // Races are tested against a real database. Each file has one to itself: `npm test` makes one for each worker, and
    // without it files take turns.
    maxWorkers: Number(process.env.UNIT_WORKERS ?? 1),
    setupFiles: here('./scripts/support/unit-database.ts'),
    testTimeout: 30_000,
  },
})
