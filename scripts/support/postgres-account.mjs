// Postgres refuses to run as root. As root it gets the unprivileged account that every system has, `nobody`; nothing
// on the system is changed. Folders above a clone are often closed to that account (/root, a mktemp -d): then the
// server keeps the one capability that passes them, and still is not root.
import { execFileSync } from 'node:child_process'
import { chownSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { problem } from './steps.mjs'

/**
 * @typedef {object} Account who runs the server
 * @property {(command: string[]) => string[]} wrap
 * @property {{uid?: number, gid?: number}} spawn options for child_process
 * @property {(folder: string) => void} own gives the account an empty folder
 */

const ourselves = { wrap: (command) => command, spawn: {}, own: () => {} }

/**
 * @param {string} folder of the data, or of its parent if there is none yet
 * @param {string} binary one of the server's programs
 * @returns {Account}
 */
export function serverAccount(folder, binary) {
  if (process.getuid() !== 0) return ourselves
  const { uid, gid } = ownerOf(folder) ?? nobody()
  const own = (made) => chownSync(made, uid, gid)
  if (mayPass(folder, uid) && mayPass(binary, uid) && statSync(binary).mode & 0o001) {
    return { wrap: (command) => command, spawn: { uid, gid }, own }
  }
  // Without the securebit, access(2) would answer for the account alone, and initdb believes it.
  const keep = [
    '--securebits=+no_setuid_fixup',
    '--inh-caps=-all,+dac_override',
    '--ambient-caps=+dac_override',
  ]
  const become = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups']
  const wrap = (command) => ['setpriv', ...keep, ...become, '--', ...command]
  try {
    const [program, ...args] = wrap(['true'])
    execFileSync(program, args, { stdio: 'ignore' })
  } catch {
    throw problem(
      `Postgres does not run as root, and no other account may enter ${closedAbove(folder, uid) ?? dirname(binary)}.`,
      'Run this as an ordinary user, or from a folder that others may enter (chmod a+x it, or clone to /srv).',
    )
  }
  return { wrap, spawn: {}, own }
}

/** Data that an ordinary user made stays that user's. */
function ownerOf(folder) {
  const { uid, gid } = statSync(folder)
  return uid === 0 ? undefined : { uid, gid }
}

function nobody() {
  const id = (what) => Number(execFileSync('id', [what, 'nobody'], { encoding: 'utf8' }))
  try {
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    throw problem(
      'Postgres does not run as root, and this system has no account "nobody" to run it as.',
      'Run this as an ordinary user.',
    )
  }
}

const mayPass = (path, uid) => closedAbove(path, uid) === undefined

/** The folder above a path that the account may not enter. */
function closedAbove(path, uid) {
  for (let above = dirname(path); ; above = dirname(above)) {
    const { mode, uid: owner } = statSync(above)
    if (!(owner === uid ? mode & 0o100 : mode & 0o001)) return above
    if (above === dirname(above)) return undefined
  }
}
