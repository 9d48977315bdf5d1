import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { plainWords } from '@/lib/mail/templates/plain-words'
import { passkeyName } from './provider-names'

const device = 'Chrome on Linux'

it('knows who keeps a passkey', () => {
  expect(passkeyName('bada5566-a7aa-401f-bd96-45619a55120d', device)).toBe('1Password')
  expect(passkeyName('BADA5566-A7AA-401F-BD96-45619A55120D', device)).toBe('1Password')
})

it('calls a passkey that says nothing of itself after its device', () => {
  const zero = '00000000-0000-0000-0000-000000000000'
  expect(passkeyName(zero, device)).toBe(device)
  expect(passkeyName('constructor', device)).toBe(device)
})

it('has a list of AAGUIDs in their form, each once, with names that fit into a mail', () => {
  const lines = readFileSync('lib/auth/passkeys/provider-names.ts', 'utf8').matchAll(
    /^ +\[?'(.+)'(?::|,) '(.+)'\]?,$/gm,
  )
  const entries = [...lines].map(([, aaguid = '', name = '']) => ({ aaguid, name }))
  expect(entries.length).toBeGreaterThan(40)
  expect(new Set(entries.map(({ aaguid }) => aaguid)).size).toBe(entries.length)
  for (const { aaguid, name } of entries) {
    expect(aaguid).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    // A name longer than 60, or with signs in it, would stop the mail that carries it.
    expect(plainWords.safeParse(name).success, name).toBe(true)
  }
})
