// The secrets of one data folder: made at random once, kept there for its owner's eyes only.
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { problem } from './steps.mjs'

const make = {
  /** Names this data folder in the stamp of a build. */
  id: () => randomBytes(8).toString('hex'),
  databaseAdmin: token,
  databaseOwner: token,
  databaseShop: token,
  authKeys: () => `k1:${token()}`,
  actionsKey: () => randomBytes(32).toString('base64'),
  stripeSecretKey: () => `sk_test_${randomBytes(24).toString('hex')}`,
  stripePublishableKey: () => `pk_test_${randomBytes(24).toString('hex')}`,
  stripeWebhookSecret: () => `whsec_${randomBytes(32).toString('hex')}`,
}

/**
 * @param {string} data the data folder; made if it is missing
 * @returns {Record<keyof typeof make, string>} one text each
 */
export function keepSecrets(data) {
  mkdirSync(data, { recursive: true })
  const file = join(data, 'secrets.json')
  const known = readJson(file) ?? {}
  const missing = Object.keys(make).filter((name) => typeof known[name] !== 'string')
  for (const name of missing) known[name] = make[name]()
  if (missing.length > 0) writePrivate(file, known)
  chmodSync(file, 0o600)
  return known
}

/** @returns the parsed file, or undefined where there is none */
export function readJson(file) {
  let text
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    if (error.code === 'EACCES')
      throw problem(`${file} belongs to another account.`, 'Start as that account.')
    throw error
  }
  try {
    return JSON.parse(text)
  } catch {
    throw problem(
      `${file} is damaged.`,
      'Remove the folder it is in to begin anew, or use another LATCHKEY_DATA.',
    )
  }
}

/** Writes the whole file or nothing, readable by its owner only. */
export function writePrivate(file, value) {
  const making = `${file}.${process.pid}`
  writeFileSync(making, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
  renameSync(making, file)
}

function token() {
  return randomBytes(32).toString('base64url')
}
