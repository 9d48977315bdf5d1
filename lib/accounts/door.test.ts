import pg from 'pg'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { base64url } from '@/lib/auth/passkeys/testing/authenticator'
import { newAddress, newCustomer, newPasskeyCustomer, newVisitor } from '@/lib/auth/passkeys/testing/people'
import { findSession } from '@/lib/auth/sessions'
import { db } from '@/lib/platform/db'
import { unseal } from '@/lib/platform/sealing'
import { continueWithEmail, enterCode, type Visitor } from './door'
import { type EmailAddress, readEmailAddress } from './email-address'

let visitor: Visitor
let email: EmailAddress

beforeEach(() => {
  visitor = newVisitor()
  email = newAddress()
})

/** The code in the newest mail to an address, read as the worker would. */
async function mailedCode(to: string): Promise<{ template: string; code: string }> {
  const [mail] = await db().mail.findMany({ where: { to }, orderBy: { createdAt: 'desc' }, take: 1 })
  if (!mail?.sealed || !mail.keyId) throw new Error('no mail with a code')
  return { template: mail.template, code: unseal({ sealed: mail.sealed, keyId: mail.keyId }) }
}

async function ask(as: Visitor = visitor, address: EmailAddress = email) {
  await continueWithEmail(address, as)
  return (await mailedCode(address.address)).code
}

const wrongOf = (code: string) => String((Number(code) + 1) % 100_000_000).padStart(8, '0')
const codeRow = () => db().mailedCode.findFirstOrThrow({ where: { emailKey: email.key } })
const voided = { ok: false, error: 'code-void', fields: { code: 'code-void' } }

describe('a mailed code', () => {
  it('makes an account, proven and with a limited session', async () => {
    const entered = await enterCode({ email, code: await ask() }, visitor)
    if (!entered.ok) throw new Error(entered.error)
    expect(entered.data.mayMakePasskey).toBe(true)
    expect(await findSession(entered.data.session.token)).toMatchObject({ kind: 'limited', isFresh: false })
    const customer = await db().customer.findUniqueOrThrow({ where: { emailKey: email.key } })
    expect(customer.handle).toHaveLength(64)
    expect(customer.email).toBe(email.address)
  })

  it('opens a limited session of the account that is there', async () => {
    const known = await newPasskeyCustomer()
    const code = await ask(visitor, known.email)
    const entered = await enterCode({ email: known.email, code }, visitor)
    if (!entered.ok) throw new Error(entered.error)
    expect(entered.data).toMatchObject({
      customerId: known.caller.customerId,
      mayMakePasskey: false,
      session: { kind: 'limited' },
    })
  })

  it('works once', async () => {
    const code = await ask()
    expect((await enterCode({ email, code }, visitor)).ok).toBe(true)
    expect(await enterCode({ email, code }, visitor)).toEqual(voided)
  })

  it('works once for fifty at the same time, and makes one account', async () => {
    const code = await ask()
    const all = await Promise.all(Array.from({ length: 50 }, () => enterCode({ email, code }, visitor)))
    expect(all.filter((one) => one.ok)).toHaveLength(1)
    const customer = await db().customer.findUniqueOrThrow({ where: { emailKey: email.key } })
    expect(await db().session.count({ where: { customerId: customer.id } })).toBe(1)
  })

  it('has five tries, also where fifty come at the same time', async () => {
    const code = await ask()
    const all = await Promise.all(
      Array.from({ length: 50 }, () => enterCode({ email, code: wrongOf(code) }, visitor)),
    )
    expect(all.filter((one) => !one.ok && one.error === 'code-wrong')).toHaveLength(4)
    expect(all.filter((one) => !one.ok && one.error === 'too-often')).toHaveLength(30)
    await db().rateLimit.deleteMany()
    expect(await enterCode({ email, code }, visitor)).toEqual(voided)
    expect((await codeRow()).triesLeft).toBe(0)
  })

  it('says how many tries are left, and works with the last', async () => {
    const code = await ask()
    for (const triesLeft of ['4', '3', '2', '1']) {
      const wrong = await enterCode({ email, code: wrongOf(code) }, visitor)
      expect(wrong).toEqual({ ok: false, error: 'code-wrong', fields: { code: 'code-wrong', triesLeft } })
    }
    expect((await enterCode({ email, code }, visitor)).ok).toBe(true)
  })

  it('is nothing in another browser, which costs no try', async () => {
    const code = await ask()
    expect(await enterCode({ email, code }, newVisitor())).toEqual(voided)
    expect((await codeRow()).triesLeft).toBe(5)
    expect((await enterCode({ email, code }, visitor)).ok).toBe(true)
  })

  it('is nothing for another address', async () => {
    const code = await ask()
    const other = newAddress()
    expect(await enterCode({ email: other, code }, visitor)).toEqual(voided)
    await ask(visitor, other)
    expect((await enterCode({ email: other, code }, visitor)).ok).toBe(false)
  })

  it('ends after ten minutes', async () => {
    const code = await ask()
    const { id, createdAt, expiresAt } = await codeRow()
    expect(expiresAt.getTime() - createdAt.getTime()).toBe(600_000)
    await db().$executeRaw`UPDATE mailed_code SET expires_at = shop_now() WHERE id = ${id}::uuid`
    expect(await enterCode({ email, code }, visitor)).toEqual(voided)
  })

  it('is void once a newer one was sent, whose tries begin anew', async () => {
    const first = await ask()
    await enterCode({ email, code: wrongOf(first) }, visitor)
    const second = await ask()
    if (first !== second) expect((await enterCode({ email, code: first }, visitor)).ok).toBe(false)
    expect((await enterCode({ email, code: second }, visitor)).ok).toBe(true)
    expect(await enterCode({ email, code: first }, visitor)).toEqual(voided)
  })

  it('leaves one code alive where ten are asked for at the same time', async () => {
    await Promise.all(Array.from({ length: 10 }, () => continueWithEmail(email, visitor)))
    const mails = await db().mail.findMany({ where: { to: email.address } })
    const codes = mails.map(({ sealed, keyId }) =>
      unseal({ sealed: sealed ?? new Uint8Array(), keyId: keyId ?? '' }),
    )
    const outcomes = await Promise.all(codes.map((code) => enterCode({ email, code }, visitor)))
    expect(outcomes.filter((one) => one.ok).length).toBeLessThanOrEqual(1)
  })

  it('of another browser is void once the address has an account', async () => {
    const other = newVisitor()
    const [mine, theirs] = [await ask(), await ask(other)]
    expect((await enterCode({ email, code: mine }, visitor)).ok).toBe(true)
    expect(await enterCode({ email, code: theirs }, other)).toEqual(voided)
  })

  it('makes one account where two browsers enter theirs at the same time', async () => {
    const other = newVisitor()
    const [mine, theirs] = [await ask(), await ask(other)]
    const both = await Promise.all([
      enterCode({ email, code: mine }, visitor),
      enterCode({ email, code: theirs }, other),
    ])
    expect(both.filter((one) => one.ok)).toHaveLength(1)
    expect(await db().customer.count({ where: { emailKey: email.key } })).toBe(1)
  })
})

describe('an address that is known', () => {
  it('gets its mail at the form that was proven, however it is typed', async () => {
    const known = await newCustomer()
    const typed = readEmailAddress(known.email.address.toUpperCase())
    if (!typed) throw new Error('an address in capitals is one')
    await continueWithEmail(typed, visitor)
    expect(await db().mail.count({ where: { to: typed.address } })).toBe(0)
    const { template, code } = await mailedCode(known.email.address)
    expect(template).toBe('sign-in-code')
    const entered = await enterCode({ email: typed, code }, visitor)
    expect(entered.ok && entered.data.customerId).toBe(known.caller.customerId)
  })

  it('gets the same answer and the same work as one that is not', async () => {
    const known = await newCustomer()
    const statements = vi.spyOn(pg.Client.prototype, 'query')
    async function workOf(address: EmailAddress) {
      statements.mockClear()
      const answer = await continueWithEmail(address, newVisitor())
      return { answer, statements: statements.mock.calls.length }
    }
    const work = [await workOf(known.email), await workOf(email)]
    statements.mockRestore()
    expect(work[0]?.statements).toBeGreaterThan(4)
    expect(work[0]).toEqual(work[1])
    expect((await mailedCode(email.address)).template).toBe('sign-up-code')
    const wrong = (address: EmailAddress) => enterCode({ email: address, code: '00000000' }, newVisitor())
    expect(await wrong(known.email)).toEqual(await wrong(newAddress()))
  })
})

describe('at rest', () => {
  it('nothing in the database is a code or a token', async () => {
    const code = await ask()
    const entered = await enterCode({ email, code }, visitor)
    if (!entered.ok) throw new Error(entered.error)
    const { token } = entered.data.session
    const secrets = [
      code,
      token,
      Buffer.from(code).toString('base64'),
      Buffer.from(code).toString('hex'),
      Buffer.from(token).toString('hex'),
      Buffer.from(token, 'base64url').toString('hex'),
      base64url(visitor.browserHash),
    ]
    const tables = await db().$queryRaw<{ name: string }[]>`
      SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables
      WHERE schemaname IN ('public', 'pgboss') AND tablename <> '_prisma_migrations'`
    expect(tables.length).toBeGreaterThan(15)
    for (const { name } of tables) {
      for (const secret of secrets) {
        const [found] = await db().$queryRawUnsafe<[{ rows: number }]>(
          `SELECT count(*)::int AS rows FROM ${name} AS t WHERE t::text LIKE '%' || $1 || '%'`,
          secret,
        )
        expect({ name, rows: found.rows }).toEqual({ name, rows: 0 })
      }
    }
  })

  it('a mac is worth nothing in another row', async () => {
    const other = newAddress()
    const code = await ask()
    await ask(visitor, other)
    await db().$executeRaw`
      UPDATE mailed_code SET code_mac = (SELECT code_mac FROM mailed_code WHERE email_key = ${email.key})
      WHERE email_key = ${other.key}`
    const moved = await enterCode({ email: other, code }, visitor)
    expect(moved.ok ? moved : moved.error).toBe('code-wrong')
  })
})
