import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { describeWaysIn, withWaysIn } from './ways-in'

const document = new URL('../../docs/security.md', import.meta.url).pathname

it('stands in docs/security.md as the code is now; `npx vitest run lib/protection/ways-in.test.ts -u` renews it', async () => {
  await expect(withWaysIn(readFileSync(document, 'utf8'))).toMatchFileSnapshot(document)
})

it('names each way, level, page and change', () => {
  const text = describeWaysIn()
  for (const named of ['mailed-code', 'first-passkey', 'fresh', '/account/security', 'delete-account'])
    expect(text).toContain(named)
})

it('wants its place in the document', () => {
  expect(() => withWaysIn('# A document')).toThrow()
})
