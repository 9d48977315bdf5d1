import { describe, expect, it } from 'vitest'
import { frameMessage } from './client'

const from = 'card-frame'
const accepts = (message: unknown) => frameMessage.safeParse(message).success

describe('a message of the card frame', () => {
  it.each([
    { from, type: 'ready' },
    { from, type: 'height', height: 216 },
    { from, type: 'change', complete: false, empty: true, error: null },
    { from, type: 'change', complete: false, empty: false, error: 'Too short.' },
    { from, type: 'token', id: '1', token: 'ctoken_4GAjKFMKXe3Q5rSBfx46goKy' },
    { from, type: 'token', id: '1', error: 'Too short.' },
  ])('is understood: %j', (message) => expect(accepts(message)).toBe(true))

  it.each([
    undefined,
    null,
    'ready',
    [],
    { type: 'ready' },
    { from: 'someone', type: 'ready' },
    { from, type: 'steal' },
    { from, type: 'height', height: '216' },
    { from, type: 'height', height: -1 },
    { from, type: 'height', height: 1e9 },
    { from, type: 'height', height: Number.NaN },
    { from, type: 'change', complete: 1, empty: true, error: null },
    { from, type: 'token', token: 'ctoken_1' },
    { from, type: 'token', id: '1', token: '4242424242424242' },
    { from, type: 'token', id: '1', token: 'ctoken_<script>' },
  ])('is ignored: %j', (message) => expect(accepts(message)).toBe(false))

  it('is stripped of whatever else it carries', () => {
    expect(frameMessage.parse({ from, type: 'ready', number: '4242' })).toEqual({ from, type: 'ready' })
  })
})
