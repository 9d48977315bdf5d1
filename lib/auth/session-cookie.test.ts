import { describe, expect, it } from 'vitest'
import { newToken } from '@/lib/platform/random'
import { mayBringToken, sessionTokenIn } from './session-cookie'

const [token, other] = [newToken(), newToken()]

describe('the token in a Cookie header', () => {
  it.each([
    ['alone', `__Host-session=${token}`],
    ['among others', `a=b; __Host-session=${token}; __Host-hint=1.0.in`],
    [
      'beside names that only look alike',
      `__host-session=${other}; session=${other}; __Host-session=${token}`,
    ],
    ['beside one that a sub-domain put there', `__Secure-session=${other}; __Host-session=${token}`],
  ])('is found %s', (_what, header) => {
    expect(sessionTokenIn(header)).toBe(token)
  })

  it.each([
    ['none', null],
    ['an empty header', ''],
    ['others only', 'a=b; __Host-cart=c'],
    ['two of them', `__Host-session=${token}; __Host-session=${other}`],
    ['the same one twice', `__Host-session=${token}; __Host-session=${token}`],
    ['one without a value', '__Host-session'],
    ['one that next-auth would join to it', `__Host-session=${token}; __Host-session.0=${other}`],
    ['only one that next-auth would take for it', `__Host-session.0=${token}`],
  ])('is not there in %s', (_what, header) => {
    expect(sessionTokenIn(header)).toBeUndefined()
  })
})

describe('an answer brings a token', () => {
  const asked = (method: string, headers: Record<string, string> = {}) =>
    mayBringToken({ method, headers: new Headers(headers) })

  it('to a GET', () => {
    expect(asked('GET')).toBe(true)
  })

  it.each(['POST', 'PUT', 'HEAD', 'DELETE', 'OPTIONS'])('to no %s', (method) => {
    expect(asked(method)).toBe(false)
  })

  it.each([
    ['sec-purpose', 'prefetch'],
    ['sec-purpose', 'prefetch;prerender'],
    ['purpose', 'prefetch'],
    ['x-moz', 'prefetch'],
    ['next-router-prefetch', '1'],
  ])('to nothing that comes before somebody asks: %s %s', (name, value) => {
    expect(asked('GET', { [name]: value })).toBe(false)
  })
})
