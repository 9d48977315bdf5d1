import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { complaint } from './arrows/rules.mjs'

// Reads every import of the project and holds it against rules.mjs. It first shows that it sees a wrong
// one: a checker that reads nothing reports success too.

const importForm =
  /^\s*(?:import|export)\s+(?<kind>type\s+)?(?:[^'";]*?\s+from\s+)?['"](?<static>[^'"]+)['"]|\bimport\(\s*['"](?<dynamic>[^'"]+)['"]\s*\)/gm

/** @param {string} file @param {string} text */
export function importsOf(file, text) {
  const inClient = /^(\s*\/\/.*\n)*\s*['"]use client['"]/.test(text)
  return [...text.matchAll(importForm)].map(({ groups }) => {
    const named = groups.static ?? groups.dynamic
    const target = named.startsWith('@/')
      ? named.slice(2)
      : named.startsWith('.')
        ? normalize(join(dirname(file), named))
        : named
    return { file, target, typeOnly: Boolean(groups.kind), inClient }
  })
}

const wrong = [
  ['lib/cart/x.ts', "import { thing } from '@/app/page'"],
  ['lib/cart/x.ts', "import { thing } from '../../components/ui/button'"],
  ['lib/platform/x.ts', "import { thing } from '@/lib/cart/cart'"],
  ['lib/catalog/x.ts', "import { cookies } from 'next/headers'"],
  ['lib/catalog/x.ts', "const late = await import('@/lib/checkout/quote')"],
  ['components/x.tsx', "import { thing } from '@/app/(shop)/cached-catalog'"],
  ['components/x.tsx', "'use client'\n\nimport {\n  db,\n} from '@/lib/platform/db'"],
  ['app/x.ts', "export { thing } from '@/e2e/support/thing'"],
]
const right = [
  ['components/x.tsx', "'use client'\n\nimport type { Thing } from '@/lib/catalog/products'"],
  ['components/x.tsx', "'use client'\n\nimport { sum } from '@/lib/cart/client'"],
  ['lib/cart/x.ts', "import { db } from '../platform/db'"],
]

const complaints = (/** @type {[string, string]} */ [file, text]) =>
  importsOf(file, text)
    .map((edge) => ({ ...edge, says: complaint(edge) }))
    .filter(({ says }) => says)

const blind = [
  ...wrong.filter((one) => complaints(one).length === 0),
  ...right.filter((one) => complaints(one).length > 0),
]
if (blind.length > 0) {
  console.error(`The arrow check itself is wrong about:\n${blind.map((one) => one.join(': ')).join('\n')}`)
  process.exit(1)
}

const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'app', 'components', 'lib'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter(
    (file) =>
      existsSync(file) &&
      /\.(ts|tsx|mjs)$/.test(file) &&
      !/\.test\.tsx?$/.test(file) &&
      !file.includes('/testing/'),
  )
const found = files.flatMap((file) => complaints([file, readFileSync(file, 'utf8')]))
for (const { file, target, says } of found) console.error(`${file} imports ${target}: ${says}`)
console.log(`${files.length} files, ${found.length} imports against the arrows`)
process.exit(found.length > 0 || files.length === 0 ? 1 : 0)
