// Commands that run to their end: quiet ones keep their output in a log and show it only on failure.
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { spawnOwned } from './processes.mjs'
import { problem } from './steps.mjs'

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

/**
 * Runs a command quietly. @throws a problem with the end of its output if it fails
 * @param {string[]} command program and arguments
 * @param {{env?: Record<string, string>, log: string, what: string} & import('node:child_process').SpawnOptions} options
 */
export async function runQuietly(command, { log, what, env, ...options }) {
  mkdirSync(dirname(log), { recursive: true })
  const file = openSync(log, 'w')
  try {
    const code = await finished(
      begin(command, { ...options, env: { NO_COLOR: '1', ...env }, stdio: ['ignore', file, file] }),
    )
    if (code === 0) return
    throw problem(`${what} failed (${code}). The end of ${log}:\n\n${tail(log, 30)}`)
  } finally {
    closeSync(file)
  }
}

/** Runs a command with its output on the terminal. @returns {Promise<number | string>} its exit code or signal */
export function runOpenly(command, { env } = {}) {
  const plain = process.stdout.isTTY ? {} : { NO_COLOR: '1' }
  return finished(begin(command, { env: { ...plain, ...env }, stdio: ['ignore', 'inherit', 'inherit'] }))
}

/** A tool from node_modules, run by this same Node. @param {string} path of its script there */
export function tool(path) {
  return [process.execPath, join(root, 'node_modules', path)]
}

/** One of the project's TypeScript files. Under the condition `react-server`, `server-only` is an empty module. */
export function script(path) {
  return [process.execPath, '--conditions=react-server', '--import', 'tsx', path]
}

/** The last lines of a file. */
export function tail(file, lines) {
  const text = readFileSync(file, 'utf8').trimEnd()
  return text.split('\n').slice(-lines).join('\n')
}

function begin(command, { env, ...options }) {
  return spawnOwned(command.join(' '), command, { cwd: root, env: { ...process.env, ...env }, ...options })
}

function finished(child) {
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      reject(error.code === 'ENOENT' ? problem(`${child.spawnfile} is not on the PATH.`) : error)
    })
    child.once('exit', (code, signal) => resolve(code ?? signal))
  })
}
