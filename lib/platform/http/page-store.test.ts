import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import PageStore from './page-store.mjs'
import { plainText } from './plain-text.mjs'

const bootstrap = '(self.__next_f=self.__next_f||[]).push([0])'
const row = (text: string) => `self.__next_f.push([1,${JSON.stringify(text).replaceAll('<', '\\u003c')}])`
const script = (body: string, attributes = '') => `<script${attributes}>${body}</script>`

function page(scripts: string[], flight: string, more: object = {}) {
  return {
    kind: 'APP_PAGE',
    html: `<html><body><p>Lamp, €12</p>${scripts.join('')}</body></html>`,
    rscData: Buffer.from(flight),
    headers: {} as Record<string, string>,
    postponed: undefined,
    status: 200,
    ...more,
  }
}

/** Next hands its caches a context; only what the store uses of it is here. */
type Store = { set: (key: string, value: object, context: object) => Promise<void> }
const Store = PageStore as unknown as new (context: object) => Store

/** A store of its own, and what became of a page that was given to it. */
async function keep(value: ReturnType<typeof page>) {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-pages-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const written: string[] = []
  const store = new Store({
    serverDistDir: folder,
    flushToDisk: true,
    revalidatedTags: [],
    fs: {
      existsSync: () => false,
      mkdir: async () => undefined,
      readFile: async () => Promise.reject(new Error('nothing there')),
      stat: async () => ({ mtime: new Date() }),
      writeFile: async (path: string) => void written.push(path),
    },
  })
  await store.set('/page', value, {})
  const policy = value.headers['content-security-policy'] ?? ''
  return { kept: written.some((path) => path.endsWith('page.html')), policy, html: value.html }
}

const hashes = (policy: string) => policy.match(/'sha256-[^']+'/g) ?? []

describe('the policy of a stored page', () => {
  test("names Next's own scripts, and the page is kept", async () => {
    const told = await keep(
      page([script(bootstrap), script(row('1:"a"\n')), script(row('2:"€"\n'))], '#1:"a"\n2:"€"\n'),
    )
    expect(told.kept).toBe(true)
    expect(hashes(told.policy)).toHaveLength(3)
    expect(told.policy).toContain("default-src 'none'")
  })

  test.each([
    ['a script of somebody else', script('alert(1)')],
    ['one with attributes', script('alert(1)', ' data-x="1"')],
    ['one that looks like flight data', script(row('alert(1)'))],
    ['one that begins like a bootstrap', script(`${bootstrap};alert(1)`)],
    ['one in capitals', '<SCRIPT>alert(1)</SCRIPT>'],
    [
      'one that looks like a list of chunks',
      script(
        '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["static/chunks/a.js"],"runtimeModuleIds":[1]});alert(1)',
      ),
    ],
  ])('does not name %s, and the page is not kept', async (_, injected) => {
    const told = await keep(page([script(bootstrap), script(row('1:"a"\n')), injected], '#1:"a"\n'))
    expect(told.kept).toBe(false)
    expect(hashes(told.policy).length).toBeLessThanOrEqual(2)
    const clean = await keep(page([script(bootstrap), script(row('1:"a"\n'))], '#1:"a"\n'))
    for (const hash of hashes(told.policy)) expect(hashes(clean.policy)).toContain(hash)
  })

  test('leaves data blocks alone', async () => {
    const told = await keep(
      page([script(bootstrap), script('{"@type":"Product"}', ' type="application/ld+json"')], '#'),
    )
    expect(hashes(told.policy)).toHaveLength(1)
  })

  test('a page that is not there is stamped and not kept', async () => {
    const told = await keep(page([script(bootstrap)], '#', { status: 404 }))
    expect(told.kept).toBe(false)
    expect(told.policy).toContain("default-src 'none'")
  })

  test('a page with a hole is left to the proxy', async () => {
    expect((await keep(page([script('alert(1)')], '#', { postponed: '{}' }))).policy).toBe('')
  })
})

describe('plain text', () => {
  test('says the same in ASCII', () => {
    const plain = plainText('<p title="é">€ “ü” 🔑</p><script>self.x("€ 🔑 \\n")</script><b>ß</b>')
    expect(plain).toMatch(/^[\0-\x7f]*$/)
    expect(plain).toContain('<p title="&#233;">&#8364; &#8220;&#252;&#8221; &#128273;</p>')
    expect(plain).toContain('<b>&#223;</b>')
    const [, code = ''] = /<script>self\.x\((.*)\)<\/script>/.exec(plain) ?? []
    expect(JSON.parse(code)).toBe('€ 🔑 \n')
  })

  test('leaves a data block as React wrote it', () => {
    const ascii = '<script type="application/ld+json">{"a":"\\u00df"}</script>'
    expect(plainText(`<p>€</p>${ascii}`)).toBe(`<p>&#8364;</p>${ascii}`)
    const other = '<p>€</p><script type="application/ld+json">{"a":"ß"}</script>'
    expect(plainText(other)).toBe(other)
  })
})
