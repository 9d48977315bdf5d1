import 'server-only'
import type { Tx } from '@/lib/platform/db'
import { enqueue } from '@/lib/platform/jobs'
import { seal } from '@/lib/platform/sealing'
import { type MailOf, type TemplateName, templates } from './templates'

// One mailbox and nothing else: no list, no display name, no line break (RFC 5322, header injection).
const oneAddress = /^[^\s,;:<>()[\]\\"@]{1,64}@[^\s,;:<>()[\]\\"@]{1,255}$/

/**
 * Puts a mail in the outbox, in the transaction of what it tells about: it goes out exactly if that was
 * committed. A secret is sealed until the mail has gone.
 * @throws if the address or the parameters do not fit: callers have checked them before.
 */
export async function queueMail<Name extends TemplateName>(
  tx: Tx,
  mail: { to: string } & MailOf<Name>,
): Promise<void> {
  if (!oneAddress.test(mail.to)) throw new Error('a mail goes to one plain address')
  const params = templates[mail.template].params.parse(mail.params)
  const sealed = mail.secret === undefined ? {} : seal(mail.secret)
  const { id } = await tx.mail.create({
    data: { to: mail.to, template: mail.template, params, ...sealed },
    select: { id: true },
  })
  await enqueue(tx, 'mail', { mailId: id })
}

/** Whether a mail of the last hour has waited for over half a minute: the mail server is away, or busy. */
export async function isMailSlow(tx: Tx): Promise<boolean> {
  const [row] = await tx.$queryRaw<[{ slow: boolean }]>`
    SELECT EXISTS (SELECT FROM mail WHERE sent_at IS NULL
      AND created_at BETWEEN shop_now() - interval '1 hour' AND shop_now() - interval '30 seconds') AS slow`
  return row.slow
}
