import { expect, it } from 'vitest'
import { readEnv } from '@/lib/platform/env'
import { passkeyEndpoints, relatedOrigins, securityText } from './known-files'

const given = (more: Record<string, string> = {}) =>
  readEnv({ ...process.env, SHOP_ORIGIN: 'http://localhost:3000', ...more })

it('says where passkeys are made and kept', () => {
  const address = 'http://localhost:3000/account/security'
  expect(JSON.parse(passkeyEndpoints(given()))).toEqual({ enroll: address, manage: address })
})

it('names the related origins, and is not there where there are none', () => {
  expect(relatedOrigins(given())).toBeNull()
  const text = relatedOrigins(given({ RELATED_ORIGINS: 'https://shop.example,https://shop.test:8443' }))
  expect(JSON.parse(text ?? '')).toEqual({ origins: ['https://shop.example', 'https://shop.test:8443'] })
})

it.each([
  ['no origin', 'shop.example'],
  ['a path', 'https://shop.example/'],
  ['another scheme', 'ftp://shop.example'],
  ['six', Array.from({ length: 6 }, (_, at) => `https://shop${at}.example`).join(',')],
  ['its own', 'http://localhost:3000'],
  ['an empty one', 'https://shop.example,'],
])('refuses related origins that are %s', (_what, value) => {
  expect(() => given({ RELATED_ORIGINS: value })).toThrow('RELATED_ORIGINS')
})

it('refuses a related origin without https once the shop is public', () => {
  const open = { SHOP_ORIGIN: 'https://shop.example', RELATED_ORIGINS: 'http://shop.test' }
  expect(() => given(open)).toThrow('RELATED_ORIGINS: must be https')
})

it('says where to write about a weakness, and never a date that has passed', () => {
  expect(securityText(given({ SECURITY_CONTACT: '' }))).toBeNull()
  const text = securityText(given({ SECURITY_CONTACT: 'mailto:security@shop.example' })) ?? ''
  expect(text).toMatch(/^Contact: mailto:security@shop\.example$/m)
  expect(text).toMatch(/^Canonical: http:\/\/localhost:3000\/\.well-known\/security\.txt$/m)
  const [, expires = ''] = /^Expires: (.+)$/m.exec(text) ?? []
  const ahead = (Date.parse(expires) - Date.now()) / 86_400_000
  expect(ahead).toBeGreaterThan(29)
  expect(ahead).toBeLessThan(365)
  expect(() => given({ SECURITY_CONTACT: 'security@shop.example\nExpires: never' })).toThrow(
    'SECURITY_CONTACT',
  )
})
