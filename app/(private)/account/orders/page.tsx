import type { Metadata } from 'next'
import { OrderList } from '@/components/account/order-list'
import { account } from '@/components/messages'
import { ButtonLink } from '@/components/ui/button'
import { guardPage } from '@/lib/auth/guard/page'
import { listOrders } from '@/lib/orders/history'

const words = account.orders
// Made for each request.
export const instant = false
export const metadata: Metadata = { title: words.title }

export default async function OrdersPage() {
  const { customerId } = await guardPage('/account/orders')
  const orders = await listOrders(customerId)
  return (
    <div className="grid gap-8">
      <header>
        <a href="/account" className="text-link -my-2 inline-flex min-h-11 items-center text-muted text-sm">
          {words.back}
        </a>
        <h1 className="mt-2 text-3xl sm:text-4xl">{words.title}</h1>
      </header>
      {orders.length > 0 ? (
        <OrderList orders={orders} />
      ) : (
        <div className="grid justify-items-start gap-4 card p-5 sm:p-6">
          <p>{words.none}</p>
          <ButtonLink variant="secondary" href="/">
            {words.toShop}
          </ButtonLink>
        </div>
      )}
    </div>
  )
}
