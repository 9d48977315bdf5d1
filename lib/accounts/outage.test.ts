import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { SMTPServer } from 'smtp-server'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { newAddress, newVisitor } from '@/lib/auth/passkeys/testing/people'
import { db } from '@/lib/platform/db'
import { unseal } from '@/lib/platform/sealing'
import { continueWithEmail, enterCode } from './door'
import type { EmailAddress } from './email-address'

// What a sign-up stands on goes away in the middle of it.

beforeEach(() => db().rateLimit.deleteMany())

async function codeMailedTo({ address }: EmailAddress) {
  const [mail] = await db().mail.findMany({ where: { to: address }, orderBy: { createdAt: 'desc' }, take: 1 })
  return unseal({ sealed: mail?.sealed ?? new Uint8Array(), keyId: mail?.keyId ?? '' })
}

describe('a database that restarts', () => {
  /** Ends every connection of the shop's, as a restart does. */
  async function cutConnections() {
    const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
    await client.connect()
    await client.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = current_user AND datname = current_database() AND pid <> pg_backend_pid()',
    )
    await client.end()
  }

  /** Dead connections are still handed out once each, until the pool has noticed. */
  const comeBack = () =>
    vi.waitFor(() => Promise.all(Array.from({ length: 10 }, () => db().$queryRaw`SELECT 1`)))

  it('leaves a whole account or none, and the person goes on where they were', async () => {
    let failed = 0
    for (let round = 0; round < 24; round++) {
      const [email, visitor] = [newAddress(), newVisitor()]
      await continueWithEmail(email, visitor)
      const code = await codeMailedTo(email)
      const [entered] = await Promise.allSettled([
        enterCode({ email, code }, visitor),
        pause(round).then(cutConnections),
      ])
      await comeBack()
      const customer = await db().customer.findUnique({ where: { emailKey: email.key } })
      const customerId = customer?.id ?? '00000000-0000-0000-0000-000000000000'
      const parts = {
        sessions: await db().session.count({ where: { customerId } }),
        made: await db().event.count({ where: { customerId, kind: 'account-created' } }),
        opened: await db().event.count({ where: { customerId, kind: 'session-opened' } }),
        used: await db().mailedCode.count({ where: { emailKey: email.key, usedAt: { not: null } } }),
      }
      const whole = customer ? 1 : 0
      expect(parts).toEqual({ sessions: whole, made: whole, opened: whole, used: whole })
      if (entered.status === 'fulfilled') continue
      failed += 1
      // The code still works, unless only the answer was lost; then a new one does.
      const again = await enterCode({ email, code }, visitor)
      if (again.ok) continue
      await continueWithEmail(email, visitor)
      expect(await enterCode({ email, code: await codeMailedTo(email) }, visitor)).toMatchObject({ ok: true })
    }
    expect(failed, 'the connection was never cut in time').toBeGreaterThan(0)
  })
})

describe('a mail server that is away', () => {
  async function freePort() {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    await new Promise((done) => server.close(done))
    return port
  }

  it('keeps nobody from asking; they are told that it may take a while, and the mail goes out later', async () => {
    // What other tests queued is not this one's affair.
    await db().$executeRaw`DELETE FROM pgboss.job WHERE name = 'mail'`
    await db().mail.deleteMany({ where: { sentAt: null } })
    const port = await freePort()
    const worker = spawn(
      process.execPath,
      ['--conditions=react-server', '--import', 'tsx', 'scripts/worker.ts'],
      { env: { ...process.env, SMTP_URL: `smtp://127.0.0.1:${port}` }, stdio: ['ignore', 'pipe', 'inherit'] },
    )
    let log = ''
    worker.stdout.on('data', (chunk) => {
      log += chunk
    })
    try {
      const [email, visitor] = [newAddress(), newVisitor()]
      expect(await continueWithEmail(email, visitor)).toEqual({ ok: true, data: { isSlow: false } })
      await vi.waitFor(() => expect(log).toContain('will be tried again'), { timeout: 20_000, interval: 100 })
      await db().$executeRaw`
        UPDATE mail SET created_at = created_at - interval '31 seconds' WHERE "to" = ${email.address}`
      expect(await continueWithEmail(newAddress(), newVisitor())).toEqual({
        ok: true,
        data: { isSlow: true },
      })

      const received: string[] = []
      const server = new SMTPServer({
        authOptional: true,
        disabledCommands: ['STARTTLS', 'AUTH'],
        onData(stream, session, done) {
          received.push(...session.envelope.rcptTo.map(({ address }) => address))
          stream.resume().on('end', () => done())
        },
      })
      server.listen(port, '127.0.0.1')
      await vi.waitFor(() => expect(received).toContain(email.address), { timeout: 40_000, interval: 250 })
      await vi.waitFor(async () => {
        const row = await db().mail.findFirstOrThrow({ where: { to: email.address } })
        expect(row.sentAt).not.toBeNull()
        expect(row.sealed).toBeNull()
      })
      expect(received.filter((to) => to === email.address)).toHaveLength(1)
      await new Promise<void>((done) => server.close(done))
    } finally {
      worker.kill('SIGTERM')
      await once(worker, 'exit')
    }
  }, 90_000)
})
