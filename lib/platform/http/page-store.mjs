import { createHash } from 'node:crypto'
import fileSystemCache from 'next/dist/server/lib/incremental-cache/file-system-cache.js'
import tagsManifestModule from 'next/dist/server/lib/incremental-cache/tags-manifest.external.js'
import { earlyPress } from './early-press.mjs'
import { storedPageHeaders } from './headers.mjs'
import { plainText } from './plain-text.mjs'
import { storedPagePolicy } from './policy.mjs'

// Next's own file cache, which also writes each stored page's content security policy into its headers.
// Static pages have no nonce, so every inline script is named by its hash: but only what Next itself
// writes is named, and our own (early-press.mjs). Anything else inline stays blocked, and the page is not stored.

const FileSystemCache = fileSystemCache.default ?? fileSystemCache
const header = 'content-security-policy'
const { tagsManifest } = tagsManifestModule

// The catalog's tag clock (lib/catalog/tag-clock.ts) is compiled by Next and lives in another module
// graph; this is how it reaches the table that Next's stores ask.
globalThis.latchkeyExpireTags = (/** @type {string[]} */ tags, /** @type {number} */ at) => {
  for (const tag of tags) {
    const known = tagsManifest.get(tag)
    tagsManifest.set(tag, { ...known, expired: Math.max(known?.expired ?? 0, at) })
  }
}

export default class PageStore extends FileSystemCache {
  /** @param {[string, object]} args */
  async get(...args) {
    const entry = await super.get(...args)
    if (entry && isDocument(entry.value)) stamp(entry.value)
    return entry
  }

  /** @param {[string, object | null, object]} args */
  async set(...args) {
    const [key, value, context] = args
    if (isDocument(value)) {
      const trusted = stamp(value)
      // An address that leads nowhere must not fill the disk.
      if (!trusted || value.status === 404) return
    }
    return super.set(key, value, context)
  }
}

// A page with a request-time hole has an entry too, without HTML of its own: proxy.ts gives it a nonce.
const isDocument = (value) => value?.kind === 'APP_PAGE' && value.html && value.postponed == null

/** Writes the policy into a page's headers. Returns false where a script in it is not Next's. */
function stamp(value) {
  if (value.headers?.[header]) return true
  value.html = plainText(String(value.html))
  const scripts = [...new Set(inlineScripts(value.html))]
  const trusted = [...scripts.filter(isBootstrap), ...flightRows(scripts, String(value.rscData))]
  const { 'cache-control': asked, ...headers } = storedPageHeaders
  Object.assign(headers, { etag: `"${hash(value.html)}"`, [header]: storedPagePolicy(trusted.map(hash)) })
  // Next itself says that a 404 is not to be stored.
  value.headers = {
    ...value.headers,
    ...headers,
    ...(value.status === 404 ? {} : { 'cache-control': asked }),
  }
  return trusted.length === scripts.length
}

const hash = (/** @type {string} */ text) => createHash('sha256').update(text).digest('base64')

const scriptElement = /<script(?<attributes>[^>]*)>(?<body>[\s\S]*?)<\/script>/gi

/** The inline scripts that a browser would run: no `src`, no data block. */
function inlineScripts(/** @type {string} */ html) {
  return [...html.matchAll(scriptElement)]
    .filter(
      ({ groups }) => groups.body && !/\s(src=|type="application\/(ld\+)?json")/.test(groups.attributes),
    )
    .map(({ groups }) => groups.body)
}

const bootstraps = [
  /^\(self\.__next_f=self\.__next_f\|\|\[\]\)\.push\(\[0\]\)$/,
  // Which chunks the page needs: paths below /_next and numbers, nothing else.
  /^\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\)\.push\(\{"otherChunks":\[("static\/chunks\/[\w.~-]+\.js",?)+\],"runtimeModuleIds":\[[\d,]*\]\}\);$/,
]

const isBootstrap = (/** @type {string} */ script) =>
  script === earlyPress || bootstraps.some((form) => form.test(script))

const flightRow = /^self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)$/

/** The rows of React's flight data, if joined they say what the entry's own flight data says. */
function flightRows(/** @type {string[]} */ scripts, /** @type {string} */ flightData) {
  const rows = scripts.filter((script) => flightRow.test(script))
  const said = rows.map((row) => JSON.parse(flightRow.exec(row)[1])).join('')
  return `#${said}` === flightData ? rows : []
}
