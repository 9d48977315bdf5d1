// npm ci, only when the lock file is another one than at the last install. Plain Node: nothing is installed yet.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkDisk } from './preflight.mjs'
import { root, runQuietly } from './run.mjs'
import { problem } from './steps.mjs'

const stamp = join(root, 'node_modules', '.latchkey-install')

/**
 * @param {string} log file for npm's output
 * @param {(note: string) => void} note
 */
export async function install(log, note) {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return note('up to date')

  checkDisk(root, 2500)
  // No package's install script is needed here, and Prisma's would download an engine that is not used.
  const flags = ['--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline']
  try {
    await runQuietly([...npm(), 'ci', ...flags], { log, what: 'npm ci' })
  } catch (error) {
    if (!error.isProblem || !readFileSync(log, 'utf8').includes('can only install packages when')) throw error
    throw problem(
      'package.json and package-lock.json do not agree.',
      'Run npm install once, and commit the lock file.',
    )
  }
  writeFileSync(stamp, wanted)
}

/** The npm that runs us, or the one on the PATH. */
export function npm() {
  const file = process.env.npm_execpath
  return file?.endsWith('.js') && existsSync(file) ? [process.execPath, file] : ['npm']
}
