import type { Metadata } from 'next'
import { SessionWatch } from '@/components/account/session-watch'
import { order as words } from '@/components/messages'
import { CleanAddress } from '@/components/order/clean-address'
import { LookAgain } from '@/components/order/look-again'
import { OpenBySecret } from '@/components/order/open-by-secret'
import { OrderLines } from '@/components/order/order-lines'
import { OrderStatus } from '@/components/order/order-status'
import { RefreshCart } from '@/components/order/refresh-cart'
import { SaveDetails } from '@/components/order/save-details'
import { Thanks } from '@/components/order/thanks'
import { ButtonLink } from '@/components/ui/button'
import { maySaveDetails } from '@/lib/accounts/save-details'
import { guardPage } from '@/lib/auth/guard/page'
import { readCookie } from '@/lib/auth/request'
import { addressLines } from '@/lib/checkout/countries/client'
import { mayOpen, orderId, readOrder } from '@/lib/orders/order'
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
  return (
    <div className="mx-auto max-w-3xl pt-8 sm:pt-12">
      <SessionWatch />
      <CleanAddress />
      {placed && <RefreshCart />}
      {order.status === 'pending' && <LookAgain />}
      {thanks ? (
        <Thanks id={id} email={everything ? order.email : null} />
      ) : (
        <h1 className="text-3xl sm:text-4xl">
          {words.order} <span className="whitespace-nowrap">{id}</span>
        </h1>
      )}
      <OrderStatus order={order} />
      {offerAccount && (
        <div className="mb-10">
          <SaveDetails orderId={id} />
        </div>
      )}
      <OrderLines order={order} />
      {everything && (
        <section aria-labelledby="address" className="mt-10">
          <h2 id="address" className="mb-2 text-xl">
            {words.address}
          </h2>
          <address className="not-italic">
            {addressLines(order).map((line) => (
              <span key={line} className="block">
                {line}
              </span>
            ))}
          </address>
        </section>
      )}
      <p className="mt-10">
        {order.status === 'cancelled' ? (
          <ButtonLink href="/cart">{words.toCart}</ButtonLink>
        ) : (
          <ButtonLink href="/" variant="secondary">
            {words.shop}
          </ButtonLink>
        )}
      </p>
    </div>
  )
}
