import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { queueMail } from './outbox'
import { sendMail, sweepMails } from './send'

// Against a mail server of its own that can be told to refuse.

type Received = { to: string[]; mail: Email }
const received: Received[] = []
let refusing = false

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo: (_address, _session, done) => done(refusing ? new Error('not now') : null),
  onData(stream, session, done) {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', async () => {
      const to = session.envelope.rcptTo.map(({ address }) => address)
      received.push({ to, mail: await PostalMime.parse(Buffer.concat(chunks)) })
      done()
    })
  },
})

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  process.env.SMTP_URL = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
})

afterAll(() => new Promise<void>((done) => server.close(done)))

const someone = () => `someone.${crypto.randomUUID()}@example.com`
const code = (to: string) => ({
  to,
  template: 'sign-in-code' as const,
  params: { device: 'Safari on iPhone' },
  secret: '01234567',
})

async function queued(to: string) {
  await db().$transaction((tx) => queueMail(tx, code(to)))
  return db().mail.findFirstOrThrow({ where: { to } })
}

it('waits with its secret sealed, goes out once, and forgets the secret', async () => {
  const to = someone()
  const row = await queued(to)
  expect(Buffer.from(row.sealed ?? []).toString()).not.toContain('01234567')
  expect(row.sentAt).toBeNull()

  await sendMail(row.id)
  await sendMail(row.id)
  const mails = received.filter((one) => one.to.includes(to))
  expect(mails).toHaveLength(1)
  expect(mails[0]?.to).toEqual([to])
  expect(mails[0]?.mail.text).toContain('0123 4567')
  expect(mails[0]?.mail.messageId).toBe(`<${row.id}@${new URL(process.env.SHOP_ORIGIN ?? '').hostname}>`)
  const sent = await db().mail.findUniqueOrThrow({ where: { id: row.id } })
  expect(sent).toMatchObject({ sealed: null, keyId: null })
  expect(sent.sentAt).not.toBeNull()
})

it('stays as it is while the mail server refuses, and goes out later', async () => {
  const to = someone()
  const row = await queued(to)
  refusing = true
  await expect(sendMail(row.id)).rejects.toThrow()
  refusing = false
  expect(await db().mail.findUniqueOrThrow({ where: { id: row.id } })).toEqual(row)
  await sendMail(row.id)
  expect(received.filter((one) => one.to.includes(to))).toHaveLength(1)
})

it('is queued with a job, or not at all', async () => {
  const to = someone()
  const row = await queued(to)
  const jobs = (mailId: string) => db().$queryRaw<{ name: string }[]>`
    SELECT name FROM pgboss.job WHERE data ->> 'mailId' = ${mailId}`
  expect(await jobs(row.id)).toEqual([{ name: 'mail' }])

  const never = someone()
  const failing = db().$transaction(async (tx) => {
    await queueMail(tx, code(never))
    throw new Error('it did not happen')
  })
  await expect(failing).rejects.toThrow('it did not happen')
  expect(await db().mail.count({ where: { to: never } })).toBe(0)
})

it.each([
  'a@example.com, b@example.com',
  'a@example.com\r\nBcc: b@example.com',
  'Ada <a@example.com>',
  '<a@example.com>',
  'group: a@example.com;',
  'a@b@example.com',
  '',
])('goes to one plain address and not to %j', async (to) => {
  await expect(db().$transaction((tx) => queueMail(tx, code(to)))).rejects.toThrow()
})

it('is forgotten 30 days after it went out', async () => {
  const [old, waiting] = [await queued(someone()), await queued(someone())]
  await db().$executeRaw`UPDATE mail SET sent_at = shop_now() - interval '31 days' WHERE id = ${old.id}::uuid`
  await db()
    .$executeRaw`UPDATE mail SET created_at = shop_now() - interval '31 days' WHERE id = ${waiting.id}::uuid`
  await sweepMails()
  expect(await db().mail.count({ where: { id: { in: [old.id, waiting.id] } } })).toBe(1)
})
