import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { newBytes } from '@/lib/platform/random'
import {
  areDeclinesHigh,
  type CardTry,
  type CardTryEnd,
  isSuspicious,
  mayTryCard,
  noteCardTry,
} from './card-tries'

beforeEach(() => db().rateLimit.deleteMany())

const someone = (more: Partial<CardTry> = {}): CardTry => ({
  browserHash: newBytes(32),
  network: null,
  ...more,
})

async function tries(about: CardTry, count: number, end: CardTryEnd = 'declined') {
  for (let n = 0; n < count; n += 1) {
    expect((await mayTryCard(about)).ok).toBe(true)
    await noteCardTry(about, end)
  }
}

describe('cards that are tried', () => {
  it('are refused to a browser after ten that were declined, and to no other', async () => {
    const thief = someone()
    await tries(thief, 10)
    expect(await mayTryCard(thief)).toMatchObject({ ok: false, error: 'too-often' })
    expect((await mayTryCard(someone())).ok).toBe(true)
  })

  it('do not count where the bank said yes', async () => {
    const shopper = someone({ network: ['192.0.2.1'] })
    await tries(shopper, 40, 'accepted')
    expect((await mayTryCard(shopper)).ok).toBe(true)
  })

  it('count before they are made, so that 50 at once are ten', async () => {
    const thief = someone()
    const all = await Promise.all(Array.from({ length: 50 }, () => mayTryCard(thief)))
    expect(all.filter(({ ok }) => ok)).toHaveLength(10)
  })

  it('are refused to a network after thirty, whatever the browser', async () => {
    const network = ['192.0.2.7']
    for (let n = 0; n < 30; n += 1) await tries(someone({ network }), 1)
    expect((await mayTryCard(someone({ network }))).ok).toBe(false)
    expect((await mayTryCard(someone({ network: ['192.0.2.8'] }))).ok).toBe(true)
  })

  it('are never refused by a network that nobody can name', async () => {
    for (let n = 0; n < 35; n += 1) await tries(someone(), 1)
    expect((await mayTryCard(someone())).ok).toBe(true)
  })

  it('are refused for a number that was declined ten times a day, from anywhere', async () => {
    const fingerprint = 'one-number'
    for (let n = 0; n < 10; n += 1) await tries(someone({ fingerprint }), 1)
    expect((await mayTryCard(someone({ fingerprint }))).ok).toBe(false)
    expect((await mayTryCard(someone({ fingerprint: 'another' }))).ok).toBe(true)
  })
})

describe('the shop’s share of declines', () => {
  it('is high where many are declined, and not where few of many are', async () => {
    for (let n = 0; n < 50; n += 1) await tries(someone(), 1, 'accepted')
    for (let n = 0; n < 30; n += 1) await tries(someone(), 1)
    expect(await areDeclinesHigh()).toBe(false)
    for (let n = 0; n < 5; n += 1) await tries(someone(), 1)
    expect(await areDeclinesHigh()).toBe(true)
  })

  it('is not made smaller by tries that no bank decided', async () => {
    for (let n = 0; n < 30; n += 1) {
      await tries(someone(), 1)
      await tries(someone(), 3, 'not-decided')
    }
    expect(await areDeclinesHigh()).toBe(true)
  })

  it('is not high after a handful', async () => {
    for (let n = 0; n < 29; n += 1) await tries(someone(), 1)
    expect(await areDeclinesHigh()).toBe(false)
  })

  it('makes the gateway be asked about a card, as do two declines in one browser', async () => {
    const shopper = someone()
    expect(await isSuspicious(shopper)).toBe(false)
    await tries(shopper, 1)
    expect(await isSuspicious(shopper)).toBe(false)
    await tries(shopper, 1)
    expect(await isSuspicious(shopper)).toBe(true)
  })
})
