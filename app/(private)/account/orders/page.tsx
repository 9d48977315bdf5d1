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

type Props = { searchParams: Promise<{ after?: string | string[] }> }

export default async function OrdersPage({ searchParams }: Props) {
  const caller = await guardPage('/account/orders')
  const asked = (await searchParams).after
  const { orders, next } = await listOrders(caller.customerId, typeof asked === 'string' ? asked : null)
  const offered = caller.level === 'fresh' ? await listOffered(caller.customerId) : []
  return (
    <AccountPage title={words.title}>
      {offered.length > 0 && !asked && <GuestOrders offered={offered} />}
      {orders.length > 0 ? (
        <>
          <OrderList orders={orders} />
          {(next || asked) && (
            <div className="flex flex-wrap gap-3">
              {next && (
                <ButtonLink variant="secondary" href={`/account/orders?after=${next}`}>
                  {words.older}
                </ButtonLink>
              )}
              {asked && (
                <ButtonLink variant="quiet" href="/account/orders">
                  {words.newest}
                </ButtonLink>
              )}
            </div>
          )}
        </>
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
