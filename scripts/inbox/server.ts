// The inbox as a process of its own: `tsx scripts/inbox/server.ts`.
import { z } from 'zod'
import { startInbox } from './inbox'

const port = z.coerce.number().int().min(1).max(65_535)
const settings = z
  .object({ INBOX_PORT: port, SMTP_PORT: port, INBOX_DATA: z.string().min(1) })
  .parse(process.env)

const inbox = await startInbox({
  port: settings.INBOX_PORT,
  smtpPort: settings.SMTP_PORT,
  folder: settings.INBOX_DATA,
})
console.log(`Inbox on http://127.0.0.1:${inbox.port}, SMTP on port ${inbox.smtpPort}`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => inbox.close().then(() => process.exit(0)))
}
