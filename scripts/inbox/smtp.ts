// Takes any mail from this machine, however odd, and keeps it.
import PostalMime from 'postal-mime'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import type { Store } from './store'

const largest = 5_000_000

/** @returns a server that is not listening yet */
export function smtpServer(store: Store) {
  const server = new SMTPServer({
    banner: 'Latchkey inbox',
    authOptional: true,
    // Only this machine can connect: there is nothing to encrypt from.
    disabledCommands: ['STARTTLS', 'AUTH'],
    size: largest,
    onData(stream, session, done) {
      receive(stream, session, store).then(() => done(), done)
    },
  })
  // A client that goes away in the middle of a mail is its own affair.
  server.on('error', (error) => console.error(error.message))
  return server
}

async function receive(stream: SMTPServerDataStream, session: SMTPServerSession, store: Store) {
  const raw = await collect(stream)
  if (!raw) throw Object.assign(new Error('This inbox takes mails of up to 5 MB'), { responseCode: 552 })
  const { mailFrom, rcptTo } = session.envelope
  const sender = mailFrom === false ? '' : mailFrom.address
  const content = await parse(raw)
  for (const { address } of rcptTo) await store.add({ ...content, from: content.from || sender, to: address })
}

/** @returns undefined where the mail is too large; it is read to its end all the same */
async function collect(stream: SMTPServerDataStream): Promise<Buffer | undefined> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of stream as AsyncIterable<Buffer>) {
    length += part.length
    if (length <= largest) parts.push(part)
  }
  return length <= largest ? Buffer.concat(parts) : undefined
}

async function parse(raw: Buffer) {
  try {
    const { from, subject = '', text = '', html = '' } = await PostalMime.parse(raw)
    const sender = from?.name ? `${from.name} <${from.address ?? ''}>` : (from?.address ?? '')
    return { from: sender, subject, text, html }
  } catch {
    // Garbage is shown as it came.
    return { from: '', subject: '', text: raw.toString('latin1'), html: '' }
  }
}
