// A real Chromium for the end-to-end tests: one that is there, else one that can be had.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runQuietly, tool } from './run.mjs'
import { problem } from './steps.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const macs = ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)

/**
 * @param {{log: string, mayChangeSystem: boolean}} options installing a package of the system needs a yes
 * @param {(note: string) => void} note
 * @returns {Promise<string>} the path of a browser that starts
 */
export async function findBrowser({ log, mayChangeSystem }, note) {
  const there = process.env.CHROMIUM_PATH ? [process.env.CHROMIUM_PATH] : [...onPath(), ...macs]
  const ways = [
    async () => there,
    async () => [await playwrights()],
    async () => {
      await attempt([...tool('playwright/cli.js'), 'install', 'chromium'], log)
      return [await playwrights()]
    },
    async () => {
      if (!mayChangeSystem || !onDebian()) return []
      process.stdout.write('\n    installing the package chromium with apt-get … ')
      await attempt(['apt-get', 'update'], log)
      await attempt(
        ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'],
        log,
      )
      return onPath()
    },
  ]
  for (const way of ways) {
    const found = (await way()).find(starts)
    if (!found) continue
    note(found)
    return found
  }
  const byHand = 'Install one, or name one that is not on the PATH: CHROMIUM_PATH=… npm test'
  throw problem(
    'The end-to-end tests need Chromium or Chrome, and none could be found or installed.',
    onDebian() && !mayChangeSystem
      ? 'Let this install it (npm test -- --yes), or do so yourself: apt-get install chromium'
      : byHand,
  )
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return names.flatMap((name) => folders.map((folder) => join(folder, name)))
}

async function playwrights() {
  const { chromium } = await import('@playwright/test')
  return chromium.executablePath()
}

/** Being there is not enough: on some systems the command is only a hint where to get the browser. */
function starts(path) {
  return existsSync(path) && spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0
}

const onDebian = () => process.getuid() === 0 && existsSync('/etc/debian_version')

async function attempt(command, log) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await runQuietly(command, { env, log, what: command.join(' ') }).catch((error) => {
    if (!error.isProblem) throw error
  })
}
