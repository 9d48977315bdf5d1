import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { db } from '@/lib/platform/db'
import { mayTryCode } from './code-limits'
import { count, sweepLimits } from './limiter'
import { type MailAsked, mayMailCode, waitAfter } from './mail-limits'

const one = (): MailAsked => ({
  emailKey: `${randomUUID()}@example.com`,
  browserHash: new Uint8Array(randomBytes(32)),
  network: null,
  isKnown: false,
})
const browser = () => new Uint8Array(randomBytes(32))
const home = () => [`198.51.${Math.floor(Math.random() * 1e6)}`]
const allowed = (results: { ok: boolean }[]) => results.filter(({ ok }) => ok).length
const times = <Data>(many: number, run: (at: number) => Promise<Data>) =>
  Promise.all(Array.from({ length: many }, (_, at) => run(at)))

afterEach(() => vi.restoreAllMocks())

/** The shop's clock moves on by moving what it is compared with. */
const later = (seconds: number) =>
  db().$executeRaw`UPDATE rate_limit SET ends_at = ends_at - ${seconds}::int * interval '1 second'`

describe('a limit', () => {
  it('holds exactly for fifty at the same time', async () => {
    const limit = { name: 'test-fifty', points: 7, seconds: 60 }
    const waits = await times(50, () => count(limit, 'someone'))
    expect(waits.filter((wait) => wait === 0)).toHaveLength(7)
    expect(Math.max(...waits)).toBeLessThanOrEqual(60)
  })

  it('begins anew when its window is past, and trying meanwhile does not make it longer', async () => {
    const limit = { name: 'test-anew', points: 1, seconds: 60 }
    const who = randomUUID()
    expect(await count(limit, who)).toBe(0)
    await later(50)
    for (let tried = 0; tried < 5; tried++) expect(await count(limit, who)).toBeLessThanOrEqual(10)
    await later(11)
    expect(await count(limit, who)).toBe(0)
    expect(await count(limit, who)).toBeGreaterThan(50)
  })

  it('is not mixed up with another’s, however the parts are cut', async () => {
    const limit = { name: 'test-parts', points: 1, seconds: 60 }
    expect(await count(limit, 'a', 'bc')).toBe(0)
    expect(await count(limit, 'ab', 'c')).toBe(0)
    expect(await count({ ...limit, name: 'test-part' }, 'a', 'bc')).toBe(0)
  })

  it('keeps nothing that can be read, and is swept when it is past', async () => {
    const asked = { ...one(), network: ['192.0.2.77'] }
    await sweepLimits()
    await mayMailCode(asked)
    await mayTryCode(asked)
    const rows = await db().rateLimit.findMany()
    expect(rows.length).toBeGreaterThan(3)
    for (const { key } of rows) {
      expect(key).toMatch(/^[a-z-]+:[A-Za-z0-9_-]{43}$/)
      expect(key).not.toContain(asked.emailKey)
    }
    await sweepLimits()
    expect(await db().rateLimit.count()).toBe(rows.length)
    await later(100_000)
    await sweepLimits()
    expect(await db().rateLimit.count()).toBe(0)
  })
})

describe('tries at a code', () => {
  it('are twenty a day for an address and a browser', async () => {
    const asked = one()
    expect(allowed(await times(50, () => mayTryCode(asked)))).toBe(20)
    const refused = await mayTryCode(asked)
    expect(refused.ok ? 0 : Number(refused.fields?.wait)).toBeGreaterThan(86_000)
    expect(allowed([await mayTryCode({ ...asked, emailKey: one().emailKey })])).toBe(1)
  })

  it('are twenty a day for an address and a network, from however many browsers', async () => {
    const asked = { ...one(), network: home() }
    expect(allowed(await times(50, () => mayTryCode({ ...asked, browserHash: browser() })))).toBe(20)
  })

  it('are counted for a site as well as for each home in it', async () => {
    const asked = one()
    const homes = await times(50, (at) =>
      mayTryCode({ ...asked, browserHash: browser(), network: [`2001:db8:7:${at}::/64`, '2001:db8:7::/48'] }),
    )
    expect(allowed(homes)).toBe(20)
  })
})

describe('mails with codes', () => {
  it('are five an hour for an address and a browser, also at the same time and where the browser is known', async () => {
    for (const isKnown of [false, true]) {
      const asked = { ...one(), isKnown }
      expect(allowed(await times(50, () => mayMailCode(asked)))).toBe(5)
    }
  })

  it('are ten an hour for an address and a network', async () => {
    const asked = { ...one(), network: home() }
    const results = []
    for (let mail = 0; mail < 30; mail++) {
      results.push(await mayMailCode({ ...asked, browserHash: browser() }))
      // Whoever waits their turn has waited.
      await db().$executeRaw`UPDATE rate_limit SET points = 0 WHERE key LIKE 'mail-address:%'`
    }
    expect(allowed(results)).toBe(10)
  })

  it('are a hundred an hour for a network, whomever they are for', async () => {
    const network = home()
    expect(allowed(await times(150, () => mayMailCode({ ...one(), network })))).toBe(100)
  })

  it('to one address make unknown browsers wait, longer with each, and a quarter of an hour at most', async () => {
    expect([0, 9, 10, 11, 14, 15, 500].map(waitAfter)).toEqual([0, 0, 30, 60, 480, 900, 900])
    const { emailKey } = one()
    const asked = await times(50, () => mayMailCode({ ...one(), emailKey }))
    expect(allowed(asked)).toBe(10)
    const waits = asked.map((result) => (result.ok ? 0 : Number(result.fields?.wait)))
    expect(Math.max(...waits)).toBe(900)
  })
})

describe('an owner whom a stranger tries to lock out', () => {
  /** A thousand browsers of everywhere ask for codes to the address and try some. */
  async function besiege(emailKey: string, network: string[] | null = null) {
    await times(200, async () => {
      const stranger = { ...one(), emailKey, network: network ?? home() }
      await mayMailCode(stranger)
      await mayTryCode(stranger)
    })
  }

  it('gets a code at once in a browser that the account knows, also from the stranger’s own network', async () => {
    const network = home()
    const owner = { ...one(), network, isKnown: true }
    await besiege(owner.emailKey, network)
    expect(await mayMailCode(owner)).toMatchObject({ ok: true })
    expect(await mayTryCode(owner)).toMatchObject({ ok: true })
  })

  it('gets one in a new browser after the wait that was named, whatever the stranger does meanwhile', async () => {
    const owner = { ...one(), network: home() }
    await besiege(owner.emailKey)
    const first = await mayMailCode(owner)
    expect(first).toMatchObject({ ok: false, error: 'too-often', fields: { wait: '900' } })
    await later(600)
    await besiege(owner.emailKey)
    const again = await mayMailCode(owner)
    expect(again.ok ? 0 : Number(again.fields?.wait)).toBeLessThanOrEqual(300)
    await later(300)
    await besiege(owner.emailKey)
    expect(await mayMailCode(owner)).toMatchObject({ ok: true })
    expect(await mayTryCode(owner)).toMatchObject({ ok: true })
  })

  it('has one turn, not two, also at the same time', async () => {
    const owner = { ...one(), network: home() }
    await besiege(owner.emailKey)
    await mayMailCode(owner)
    await later(901)
    expect(allowed(await times(10, () => mayMailCode(owner)))).toBe(1)
  })
})

describe('where the limits cannot be read', () => {
  it('nothing is let through, and as soon as they can be again, everything is as before', async () => {
    const asked = one()
    await mayMailCode(asked)
    const query = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(() => {
      throw Object.assign(new Error('terminating connection'), { code: '57P01' })
    })
    await expect(mayMailCode(asked)).rejects.toThrow()
    await expect(mayTryCode(asked)).rejects.toThrow()
    query.mockRestore()
    expect(await mayMailCode(asked)).toMatchObject({ ok: true })
    expect(await mayTryCode(asked)).toMatchObject({ ok: true })
  })
})
