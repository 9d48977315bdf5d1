import 'server-only'
import nodemailer, { type Transporter } from 'nodemailer'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { unseal } from '@/lib/platform/sealing'
import { renderMail } from './render'

let transporter: Transporter | undefined

function smtp() {
  transporter ??= nodemailer.createTransport({
    url: env().SMTP_URL,
    // What a mail says comes from templates alone: never a file or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
    // Well below the minute after which the queue gives the job to somebody else.
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  })
  return transporter
}

/**
 * Sends one mail of the outbox and wipes its secret. A mail that has gone is not sent again; after a crash
 * between the two it goes twice with one Message-ID, which mail programs show once.
 * @throws whatever the mail server says: the queue tries again later.
 */
export async function sendMail(mailId: string): Promise<void> {
  const row = await db().mail.findUnique({ where: { id: mailId } })
  if (!row || row.sentAt) return
  const secret = row.sealed && row.keyId ? unseal({ sealed: row.sealed, keyId: row.keyId }) : undefined
  const origin = env().SHOP_ORIGIN
  await smtp().sendMail({
    from: env().MAIL_FROM,
    to: { name: '', address: row.to },
    messageId: `<${row.id}@${new URL(origin).hostname}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    ...renderMail({ template: row.template, params: row.params, secret }, origin),
  })
  await db().$executeRaw`
    UPDATE mail SET sent_at = shop_now(), sealed = NULL, key_id = NULL WHERE id = ${mailId}::uuid`
}

/** Forgets mails that went out 30 days ago: they hold addresses and what was bought. */
export async function sweepMails(): Promise<void> {
  await db().$executeRaw`DELETE FROM mail WHERE sent_at < shop_now() - interval '30 days'`
}
