import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startInbox } from './inbox'
import { type Message, openStore } from './store'

let folder: string
let inbox: Awaited<ReturnType<typeof startInbox>>

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inbox-'))
  inbox = await startInbox({ port: 0, smtpPort: 0, folder })
})

afterEach(async () => {
  await inbox.close()
  await rm(folder, { recursive: true })
})

function send(mail: { to: string | string[]; subject?: string; text?: string; html?: string }) {
  const transport = createTransport({ host: '127.0.0.1', port: inbox.smtpPort })
  return transport.sendMail({ from: 'Shop <shop@example.com>', ...mail })
}

const get = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${inbox.port}${path}`, init)

async function messages(to?: string): Promise<Message[]> {
  const query = to === undefined ? '' : `?to=${encodeURIComponent(to)}`
  return (await get(`/api/messages${query}`)).json()
}

test('lists the mails to an address, newest first', async () => {
  await send({ to: 'ann@example.com', subject: 'One', text: 'first', html: '<p>first</p>' })
  await send({ to: 'bob@example.com', subject: 'Two', text: 'other' })
  await send({ to: ['Ann@example.com', 'bob@example.com'], subject: 'Grüße 🌿', text: 'both' })

  const found = await messages('ann@example.com')
  expect(found.map(({ subject }) => subject)).toEqual(['Grüße 🌿', 'One'])
  expect(found[1]).toMatchObject({ to: 'ann@example.com', text: 'first\n', html: '<p>first</p>\n' })
  expect(found[1]?.from).toBe('Shop <shop@example.com>')
  expect(new Date(found[1]?.at ?? '').getTime()).toBeGreaterThan(Date.now() - 60_000)
  expect(await messages('nobody@example.com')).toEqual([])
  expect(await messages()).toHaveLength(4)
})

test('keeps mails over a restart, and goes on counting', async () => {
  await send({ to: 'ann@example.com', subject: 'Before' })
  const [before] = await messages()
  await inbox.close()
  inbox = await startInbox({ port: 0, smtpPort: 0, folder })
  await send({ to: 'ann@example.com', subject: 'After' })
  const [after, kept] = await messages()
  expect(kept).toEqual(before)
  expect(after?.id).toBe(2)
})

test('keeps the newest 500', async () => {
  const store = await openStore(folder)
  const mail = { from: '', to: 'ann@example.com', text: '', html: '' }
  await Promise.all(Array.from({ length: 503 }, (_, n) => store.add({ ...mail, subject: String(n) })))
  expect(store.list()).toHaveLength(500)
  expect(store.list()[0]?.subject).toBe('502')
  expect(await readdir(folder)).toHaveLength(500)
  expect((await openStore(folder)).list()).toEqual(store.list())
})

test('survives garbage', async () => {
  const envelope = ['EHLO x', 'MAIL FROM:<>', 'RCPT TO:<ann@example.com>', 'DATA']
  await converse('\u0000\u00ff\u00fe not smtp')
  await converse(...envelope, '\u0000=?x?Q?\u0001\r\n--\r\n.', 'QUIT')
  await converse(...envelope, 'cut off')
  await send({ to: 'ann@example.com', subject: 'Well-formed' })
  const found = await messages('ann@example.com')
  expect(found.map(({ subject }) => subject)).toEqual(['Well-formed', ''])
})

test('skips a file that was not written to its end', async () => {
  await send({ to: 'ann@example.com', subject: 'Whole' })
  await writeFile(join(folder, '0000000002.json.part'), '{"id": 2, "subj')
  expect((await openStore(folder)).list()).toHaveLength(1)
})

test('shows a mail in a sandbox without script and remote content', async () => {
  await send({
    to: 'ann@example.com',
    subject: '<b>"Bold"</b>',
    html: '<script>steal()</script><a href="/x">Go</a>',
  })
  const list = await get('/')
  expect(list.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(await list.text()).toContain('&#60;b&#62;&#34;Bold&#34;&#60;/b&#62;')

  const page = await (await get('/messages/1')).text()
  expect(page).toContain('src="/messages/1/body" sandbox="allow-popups allow-popups-to-escape-sandbox"')
  expect(page).not.toContain('steal()')

  const body = await get('/messages/1/body')
  const policy = body.headers.get('content-security-policy')
  expect(policy).toMatch(/^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/)
  expect(policy).not.toContain('script-src')
  expect(await body.text()).toContain('<base target="_blank">')
})

test('answers only to its own name, and only reads', async () => {
  expect(await statusFor('evil.example')).toBe(421)
  expect(await statusFor(`localhost:${inbox.port}`)).toBe(200)
  expect((await get('/api/messages', { method: 'DELETE' })).status).toBe(405)
  for (const path of ['/messages/1', '/messages/x', '/nothing', '//']) {
    expect((await get(path)).status).toBe(404)
  }
})

function statusFor(host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const call = request({ port: inbox.port, host: '127.0.0.1', path: '/api/messages', headers: { host } })
    call.on('response', (response) => resolve(response.resume().statusCode)).on('error', reject)
    call.end()
  })
}

/** Sends a line for every answer, and hangs up after the last. */
function converse(...lines: string[]): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(inbox.smtpPort, '127.0.0.1')
    socket.on('data', () => {
      const line = lines.shift()
      if (line === undefined) socket.destroy()
      else socket.write(`${line}\r\n`, 'latin1')
    })
    socket.setTimeout(300, () => socket.destroy())
    socket.on('error', () => {})
    socket.on('close', () => resolve())
  })
}
