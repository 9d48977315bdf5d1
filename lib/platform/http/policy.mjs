// The content security policies of the shop, in one place. Plain JavaScript, because next.config.js and
// the page store read it before anything is compiled.

import { earlyPressHash } from './early-press.mjs'

const common = [
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "style-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
]

const write = (/** @type {string[]} */ directives) => directives.join('; ')

/**
 * For a stored public page: its inline scripts by hash, and nothing framed.
 * @param {string[]} hashes base64 SHA-256 of each inline script
 */
export function storedPagePolicy(hashes) {
  const scripts = ["'self'", ...hashes.map((hash) => `'sha256-${hash}'`)].join(' ')
  return write([
    "default-src 'none'",
    `script-src ${scripts}`,
    "frame-src 'none'",
    "connect-src 'self'",
    ...common,
  ])
}

/**
 * For a page made for one request: scripts by nonce; frames, further scripts and places to ask only where needed.
 * @param {{nonce: string, frames?: string[], scripts?: string[], connects?: string[]}} allowed
 */
export function requestPolicy({ nonce, frames = [], scripts = [], connects = [] }) {
  return write([
    "default-src 'none'",
    `script-src ${["'self'", `'nonce-${nonce}'`, `'sha256-${earlyPressHash}'`, ...scripts].join(' ')}`,
    `frame-src ${frames.length > 0 ? frames.join(' ') : "'none'"}`,
    `connect-src ${["'self'", ...connects].join(' ')}`,
    ...common,
  ])
}

/** For the dev server, whose tools write inline scripts and styles and talk over a web socket. */
export const developmentPolicy =
  "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: ws: http://127.0.0.1:*; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"

/** For whatever is no page: nothing runs. */
export const closedPolicy = write([
  "default-src 'none'",
  "img-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
])
