// The processes that this command owns: started here, ended with it, and known to a guard in case it is killed.
import { spawn } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { commandOf, endAll, lives, parentOf, startOf, until } from './ending.mjs'
import { readJson, writePrivate } from './secrets.mjs'
import { problem } from './steps.mjs'

/** @typedef {import('./ending.mjs').Owned} Owned */

/** @type {Map<number, Owned>} */
const owned = new Map()
let guard
let record

/**
 * Takes a data folder for this command, ending what an earlier one that was killed left behind.
 * @param {string} data
 * @param {string} command to show in the mend
 * @throws a problem if another command uses the folder now
 */
export async function takeFolder(data, command) {
  mkdirSync(data, { recursive: true })
  const file = join(data, 'running.json')
  await clearEarlier(readJson(file), command)
  record = file
  guard = spawn(process.execPath, [fileURLToPath(new URL('guard.mjs', import.meta.url)), record], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  guard.stdin.on('error', () => {})
  tell()
}

async function clearEarlier(earlier, command) {
  if (!earlier) return
  // One that was told to end, or whose npm was killed, needs a moment.
  if (!(await until(() => !lives(earlier.command), 3))) {
    throw problem(
      `This data folder is in use by process ${earlier.command.pid}, which still runs.`,
      `Stop it first (Ctrl-C, or kill ${earlier.command.pid}), or use another folder: LATCHKEY_DATA=… ${command}`,
    )
  }
  await until(() => !lives(earlier.guard), 40)
  await endAll(earlier.owned.filter(lives))
}

/**
 * Starts a process in a group of its own: Ctrl-C in the terminal reaches this command alone, which then ends the group.
 * @param {string} name
 * @param {string[]} command program and arguments
 * @param {import('node:child_process').SpawnOptions & {server?: boolean}} options
 */
export function spawnOwned(name, [program, ...args], { server = false, ...options }) {
  if (ending) throw problem('Stopped.')
  const child = spawn(program, args, { ...options, detached: true })
  if (child.pid === undefined) return child
  owned.set(child.pid, { name, pid: child.pid, started: startOf(child.pid), server })
  tell()
  child.once('exit', async () => {
    if (ending) return
    // It may have left others in its group.
    if (!server) await endAll([owned.get(child.pid)])
    owned.delete(child.pid)
    tell()
  })
  return child
}

let ending

/** Whether this command is ending what it started: errors of that time are its own doing. */
export const isEnding = () => ending !== undefined

/** Ends everything that this command started, the database last. Safe to call again. */
export function endOwned() {
  ending ??= (async () => {
    await endAll([...owned.values()])
    owned.clear()
    tell()
    if (record) rmSync(record, { force: true })
    guard?.stdin.end()
  })()
  return ending
}

function tell() {
  if (!guard) return
  const all = [...owned.values()]
  guard.stdin.write(`${JSON.stringify(all)}\n`)
  const self = { pid: process.pid, started: startOf(process.pid) }
  writePrivate(record, { command: self, guard: { pid: guard.pid, started: startOf(guard.pid) }, owned: all })
}

/** Has Ctrl-C, SIGTERM, a closed terminal and the end of the npm that runs us end this command in order. */
export function endOnSignals(say) {
  const end = async (code) => {
    if (ending) return
    say()
    await endOwned()
    process.exit(code)
  }
  const codes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 }
  for (const [signal, code] of Object.entries(codes)) process.on(signal, () => end(code))
  const npm = npmAbove()
  if (npm) setInterval(() => lives(npm) || end(codes.SIGHUP), 500).unref()
}

/** The npm that runs this command: directly, or through a shell that does not notice when npm is killed. */
function npmAbove() {
  if (!process.env.npm_lifecycle_event) return undefined
  const parents = [process.ppid, parentOf(process.ppid)]
  const pid = parents.find((one) => one !== undefined && /\bnpm\b/.test(commandOf(one)))
  return pid && { pid, started: startOf(pid) }
}
