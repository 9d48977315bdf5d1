// What must be true of the machine before anything is installed or started.
// By its whole name: a Node without statfs must come as far as being told that it is too old.

import { randomInt } from 'node:crypto'
import * as fs from 'node:fs'
import { connect, createServer } from 'node:net'
import { dirname } from 'node:path'
import { problem } from './steps.mjs'

const oldest = [20, 19]

export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return
  throw problem(
    `Node ${version} is too old: this needs ${oldest.join('.')} or newer.`,
    'Install Node 24 from https://nodejs.org, or with your version manager (nvm install 24).',
  )
}

export function checkPlatform(platform = process.platform) {
  if (platform !== 'win32') return
  throw problem('The demo and the tests run on Linux and macOS.', 'On Windows, run them inside WSL.')
}

/**
 * @param {string} folder where it will be written; it need not exist yet
 * @param {number} megabytes
 */
export function checkDisk(folder, megabytes) {
  let known = folder
  while (!fs.existsSync(known)) known = dirname(known)
  const { bavail, bsize } = fs.statfsSync(known)
  const free = Math.floor((bavail * bsize) / 1e6)
  if (free >= megabytes) return
  throw problem(
    `Only ${free} MB of disk are free at ${known}; this needs ${megabytes} MB.`,
    'Free some space there, or use a folder on another disk.',
  )
}

/**
 * Reads a port from the environment.
 * @param {string} name of the variable
 * @param {number} fallback
 */
export function portFrom(name, fallback) {
  const text = process.env[name] || String(fallback)
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65536) return port
  throw problem(`${name}=${text} is not a port.`, `Choose a number from 1024 to 65535: ${name}=${fallback}`)
}

/**
 * @param {{name: string, port: number}[]} ports each with the variable that moves it
 * @param {string} command to show in the mend
 */
export async function checkPorts(ports, command) {
  for (const { name, port } of ports) {
    const twin = ports.find((other) => other.name !== name && other.port === port)
    if (twin) {
      throw problem(`${name} and ${twin.name} are both ${port}.`, `Give each its own: ${name}=… ${command}`)
    }
    const state = await portState(port)
    if (state === 'free') continue
    const why = state === 'denied' ? 'may not be used by this account' : 'is in use by another program'
    throw problem(`Port ${port} ${why}.`, `Choose another one: ${name}=${port + 100} ${command}`)
  }
}

/** @returns {Promise<'free' | 'taken' | 'denied'>} on either loopback address */
export async function portState(port) {
  for (const host of ['127.0.0.1', '::1']) {
    if (await answers(host, port)) return 'taken'
    const error = await listenError(host, port)
    if (error === 'EACCES') return 'denied'
    if (error === 'EADDRINUSE') return 'taken'
  }
  return 'free'
}

/**
 * A port that nobody uses, below those that systems give to outgoing connections: one of those could be taken by
 * anyone's connection between now and when we listen.
 */
export async function freePort() {
  for (let tries = 0; tries < 200; tries++) {
    const port = randomInt(20_000, 32_000)
    if ((await portState(port)) === 'free') return port
  }
  throw problem(
    'No port from 20000 to 32000 is free on this machine.',
    'End some of the programs that use them.',
  )
}

/** Whether something accepts connections there. */
export function answers(host, port) {
  return new Promise((resolve) => {
    const socket = connect({ host, port })
    const end = (result) => {
      socket.destroy()
      resolve(result)
    }
    socket.setTimeout(1000, () => end(false))
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
  })
}

function listenError(host, port) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error) => resolve(error.code))
    server.listen(port, host, () => server.close(() => resolve(undefined)))
  })
}
