import type { Metadata } from 'next'
import { SessionWatch } from '@/components/account/session-watch'
import { order as words } from '@/components/messages'
import { BuyAgain } from '@/components/order/buy-again'
import { CancelOrder } from '@/components/order/cancel-order'
import { CleanAddress } from '@/components/order/clean-address'
import { LookAgain } from '@/components/order/look-again'
import { OpenBySecret } from '@/components/order/open-by-secret'
import { OrderDetails } from '@/components/order/order-details'
import { OrderLines } from '@/components/order/order-lines'
import { OrderStatus } from '@/components/order/order-status'
import { RefreshCart } from '@/components/order/refresh-cart'
import { ReturnThings } from '@/components/order/return-things'
import { SaveDetails } from '@/components/order/save-details'
import { SeeAll } from '@/components/order/see-all'
import { Thanks } from '@/components/order/thanks'
import { ButtonLink } from '@/components/ui/button'
import { maySaveDetails } from '@/lib/accounts/save-details'
import { guardPage } from '@/lib/auth/guard/page'
import { readCookie } from '@/lib/auth/request'
import { mayOpen, type OrderView, orderId, readOrder, wayToAll } from '@/lib/orders/order'
import { readReturnable } from '@/lib/orders/returns'
import { timelineOf } from '@/lib/orders/timeline'
import { openOrder } from './actions'

export const instant = false

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<{ placed?: string | string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params
  return { title: orderId.safeParse(id).success ? words.title(id) : words.closed.title }
}

export default async function OrderPage({ params, searchParams }: Props) {
  const { id } = await params
  const caller = await guardPage('/orders/[id]')
  const access = orderId.safeParse(id).success ? await mayOpen(caller, await readCookie('orders'), id) : null
  const order = access && (await readOrder(id))
  // The same page whether there is no such order or it is somebody else's.
  if (!order) return <OpenBySecret id={id} openOrder={openOrder} />

  const placed = (await searchParams).placed !== undefined
  const thanks = placed && order.status === 'paid'
  const everything = access === 'everything'
  const offerAccount = caller.level === 'guest' && everything && (await maySaveDetails(id))
  const way = everything ? null : await wayToAll(caller, id)
  const returnable = everything ? await returnableOf(order) : null
  return (
    <div className="mx-auto max-w-3xl pt-8 sm:pt-12">
      <SessionWatch />
      <CleanAddress id={id} openOrder={way === 'link' ? openOrder : undefined} />
      {placed && <RefreshCart />}
      {order.status === 'pending' && <LookAgain />}
      {thanks ? (
        <Thanks id={id} email={everything ? order.email : null} />
      ) : (
        <h1 className="text-3xl sm:text-4xl">
          {words.order} <span className="whitespace-nowrap">{id}</span>
        </h1>
      )}
      <OrderStatus order={order} steps={timelineOf(order)} />
      {offerAccount && (
        <div className="mb-10">
          <SaveDetails orderId={id} />
        </div>
      )}
      <OrderLines order={order} everything={everything} />
      {everything && <OrderDetails order={order} />}
      {order.status !== 'pending' && (
        <div className="mt-10 flex flex-wrap gap-3">
          <BuyAgain id={id} />
          {everything && order.invoiceNumber !== null && (
            <ButtonLink href={`/orders/${id}/invoice`} variant="secondary">
              {words.invoice.link}
            </ButtonLink>
          )}
        </div>
      )}
      {way && <SeeAll id={id} way={way} />}
      {everything && order.status === 'paid' && <CancelOrder id={id} refund={order.total - order.refunded} />}
      {returnable && <ReturnThings id={id} {...returnable} />}
      <p className="-ml-4 mt-8">
        <ButtonLink href={order.status === 'cancelled' ? '/cart' : '/'} variant="quiet">
          {order.status === 'cancelled' ? words.toCart : words.shop}
        </ButtonLink>
      </p>
    </div>
  )
}

/** What of it can still be asked to go back, until when; null where it was not sent, or too long ago. */
async function returnableOf(order: OrderView) {
  const returnable = order.status === 'shipped' ? await readReturnable(order.id) : null
  if (!returnable?.open) return null
  const lines = order.lines.flatMap(({ position, productName, variantName }) => {
    const left = returnable.left.get(position) ?? 0
    return left > 0 ? [{ position, name: productName, variant: variantName, left }] : []
  })
  return { until: returnable.until, lines }
}
