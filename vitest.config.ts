import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  resolve: {
    alias: { '@': here('.'), 'server-only': here('./e2e/support/server-only.ts') },
  },
  test: {
    include: ['{lib,components,scripts,prisma}/**/*.test.ts'],
    // Races are tested against one real database; files take turns so that each has it to itself.
    fileParallelism: false,
    testTimeout: 30_000,
  },
})
