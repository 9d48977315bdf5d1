import 'server-only'
import { queueMail } from '@/lib/mail/outbox'
import type { MailOf } from '@/lib/mail/templates'
import type { Tx } from '@/lib/platform/db'
import { makeLink } from './guest-access'
import { mailedTo } from './mailed-to'

/** What a buyer hears of after the order was paid. */
type About =
  | 'order-shipped'
  | 'order-cancelled'
  | 'refund-done'
  | 'refund-failed'
  | 'return-asked'
  | 'return-approved'
  | 'return-refused'

type BuyerMail = { [Name in About]: Pick<MailOf<Name>, 'template' | 'params'> }[About]

/**
 * Queues a mail about an order to its buyer, with a link to it, in the transaction of what it tells about. An order whose account was
 * erased has no address any more: then nobody is told.
 */
export async function tellBuyer(tx: Tx, mail: BuyerMail): Promise<void> {
  const { order: id } = mail.params
  const order = await tx.order.findUniqueOrThrow({
    where: { id },
    select: { email: true, customer: { select: { email: true, emailVerifiedAt: true } } },
  })
  const { all } = mailedTo(order)
  if (all.length === 0) return
  const secret = await makeLink(tx, id)
  for (const to of all) await queueMail<About>(tx, { to, ...mail, secret })
}
