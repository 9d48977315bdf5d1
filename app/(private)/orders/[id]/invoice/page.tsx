import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SessionWatch } from '@/components/account/session-watch'
import { order as words } from '@/components/messages'
import { Invoice } from '@/components/order/invoice'
import { PrintButton } from '@/components/order/print-button'
import { ButtonLink } from '@/components/ui/button'
import { guardPage } from '@/lib/auth/guard/page'
import { readCookie } from '@/lib/auth/request'
import { mayOpen, orderId, readOrder } from '@/lib/orders/order'

export const instant = false
export const metadata: Metadata = { title: words.invoice.link }

type Props = { params: Promise<{ id: string }> }

/** The invoice of a paid order, for whoever may see all of it. Anybody else is led to the order's own page. */
export default async function InvoicePage({ params }: Props) {
  const { id } = await params
  const caller = await guardPage('/orders/[id]/invoice')
  const access = orderId.safeParse(id).success ? await mayOpen(caller, await readCookie('orders'), id) : null
  const order = access === 'everything' ? await readOrder(id) : null
  if (order?.invoiceNumber == null || order.paidAt === null) redirect(`/orders/${encodeURIComponent(id)}`)
  return (
    <div className="mx-auto max-w-3xl pt-8 pb-16 sm:pt-12 print:max-w-none print:p-0">
      <SessionWatch />
      <div className="mb-6 flex flex-wrap gap-3 print:hidden">
        <PrintButton />
        <ButtonLink href={`/orders/${id}`} variant="quiet">
          {words.invoice.back}
        </ButtonLink>
      </div>
      <Invoice order={order} number={order.invoiceNumber} at={order.paidAt} />
    </div>
  )
}
