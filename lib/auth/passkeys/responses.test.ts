import { expect, it } from 'vitest'
import { challengeOf, registrationResponse } from './responses'
import { bytes, newSoftPasskey, register } from './testing/authenticator'

const challenge = bytes(Buffer.alloc(32, 1))
const passkey = newSoftPasskey(bytes(Buffer.alloc(64)))
const good = register(passkey, { challenge, origin: 'https://shop.example', rpId: 'shop.example' })
const withText = (clientDataText: string) =>
  register(passkey, { challenge, origin: '', rpId: 'shop.example', clientDataText })

it('refuses what has not the form of a registration', () => {
  const fits = (value: unknown) => registrationResponse.safeParse(value).success
  expect(fits(good)).toBe(true)
  expect(fits({ ...good, extra: 1 })).toBe(false)
  expect(fits({ ...good, type: 'password' })).toBe(false)
  expect(fits({ ...good, response: undefined })).toBe(false)
  expect(fits({ ...good, response: { ...good.response, clientDataJSON: 'not base64!' } })).toBe(false)
  expect(fits({ ...good, response: { ...good.response, transports: Array(100).fill('usb') } })).toBe(false)
})

it('finds the challenge that a response answers', () => {
  expect(challengeOf(good)).toEqual(challenge)
})

it.each([
  'not JSON',
  '[]',
  'null',
  '{}',
  '{"challenge":1}',
  '{"challenge":"short"}',
  `{"challenge":"${'A'.repeat(44)}"}`,
  `{"challenge":"${'='.repeat(43)}"}`,
])('finds none in %s', (text) => {
  expect(challengeOf(withText(text))).toBeNull()
})
