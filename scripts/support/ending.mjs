// Who is alive, and how to end it: used by the command itself, by its guard, and by the next start.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * A process that one of our commands started.
 * @typedef {object} Owned
 * @property {string} name
 * @property {number} pid also its process group, unless it is a database server
 * @property {string} started when it began, as the system says: tells it from a later process with its number
 * @property {boolean} server a Postgres server: asked alone and politely, after everything else has ended
 */

// ps shows on every system what /proc has on Linux, where ps may not be installed.
function ps(field, pid) {
  try {
    return (
      execFileSync('ps', ['-ww', '-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' }).trim() ||
      undefined
    )
  } catch {
    return undefined
  }
}

/** The command line of a process, or an empty text. */
export function commandOf(pid) {
  if (process.platform !== 'linux') return ps('command', pid) ?? ''
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

export function parentOf(pid) {
  return process.platform === 'linux' ? statOf(pid)?.parent : Number(ps('ppid', pid)) || undefined
}

/** When a living process began, or undefined if there is none. A number alone may have been given out again. */
export function startOf(pid) {
  if (process.platform !== 'linux') {
    try {
      return (
        execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
      )
    } catch {
      return undefined
    }
  }
  const stat = statOf(pid)
  return stat && stat.state !== 'Z' ? stat.started : undefined
}

/** Whether this very process still runs. */
export function lives({ pid, started }) {
  return startOf(pid) === started
}

/** Ends processes with all that they started: first what uses the database, then the database. @param {Owned[]} all */
export async function endAll(all) {
  await Promise.all(all.filter(({ server }) => !server).map(endGroup))
  await Promise.all(all.filter(({ server }) => server).map(endServer))
}

async function endGroup({ pid }) {
  for (const [signal, seconds] of [
    ['SIGTERM', 6],
    ['SIGKILL', 5],
  ]) {
    send(-pid, signal)
    if (await until(() => !groupLives(pid), seconds)) return
  }
}

/** Postgres ends cleanly on SIGINT (fast shutdown), less so on SIGQUIT (recovers at its next start). */
async function endServer(server) {
  for (const [signal, seconds] of [
    ['SIGINT', 20],
    ['SIGQUIT', 5],
    ['SIGKILL', 5],
  ]) {
    if (!lives(server)) return
    send(server.pid, signal)
    if (await until(() => !lives(server), seconds)) return
  }
}

/** Waits for a condition. @returns {Promise<boolean>} whether it came true in time */
export async function until(condition, seconds) {
  const end = performance.now() + seconds * 1000
  while (!(await condition())) {
    if (performance.now() > end) return false
    await sleep(50)
  }
  return true
}

function send(pid, signal) {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}

/** Whether a process group has a member that is not a zombie: in a container nobody may bury those. */
function groupLives(group) {
  try {
    process.kill(-group, 0)
  } catch (error) {
    return error.code !== 'ESRCH'
  }
  if (process.platform !== 'linux') return true
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => statOf(pid))
    .some((stat) => stat?.group === group && stat.state !== 'Z')
}

/** proc(5): "pid (name) state ppid pgrp …", the start time is field 22; the name may hold anything. */
function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return { state: fields[0], parent: Number(fields[1]), group: Number(fields[2]), started: fields[19] }
  } catch {
    return undefined
  }
}
