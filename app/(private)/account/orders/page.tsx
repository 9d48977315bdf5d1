import type { Metadata } from 'next'
import { AccountPage } from '@/components/account/account-page'
import { GuestOrders } from '@/components/account/guest-orders'
import { OrderList } from '@/components/account/order-list'
import { account } from '@/components/messages'
import { ButtonLink } from '@/components/ui/button'
import { guardPage } from '@/lib/auth/guard/page'
import { listOffered } from '@/lib/orders/claims'
import { listOrders } from '@/lib/orders/history'

const words = account.orders
// Made for each request.
export const instant = false
export const metadata: Metadata = { title: words.title }

export default async function OrdersPage() {
  const caller = await guardPage('/account/orders')
  const orders = await listOrders(caller.customerId)
  const offered = caller.level === 'fresh' ? await listOffered(caller.customerId) : []
  return (
    <AccountPage title={words.title}>
      {offered.length > 0 && <GuestOrders offered={offered} />}
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
    </AccountPage>
  )
}
