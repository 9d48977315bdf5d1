import { order as words } from '@/components/messages'
import { ButtonLink } from '@/components/ui/button'
import { AlertIcon, DoneIcon, InfoIcon } from '@/components/ui/icons'
import type { OrderView } from '@/lib/orders/order'
import { shop } from '@/lib/shop/client'

const day = new Intl.DateTimeFormat(shop.locale, { dateStyle: 'long', timeZone: 'UTC' })

const looks = {
  pending: { Icon: InfoIcon, color: 'text-muted' },
  paid: { Icon: DoneIcon, color: 'text-success' },
  shipped: { Icon: DoneIcon, color: 'text-success' },
  cancelled: { Icon: AlertIcon, color: 'text-danger' },
} satisfies Record<OrderView['status'], unknown>

/** How the order stands, what that means, and when each step happened. A page that looks again says the new state. */
export function OrderStatus({ order }: { order: OrderView }) {
  const { Icon, color } = looks[order.status]
  const isAsked = order.status === 'pending' && order.payment === 'approval'
  const about = isAsked ? words.approval.text : words.about[order.status]
  const steps = [
    [words.placed, order.placedAt],
    [words.paid, order.paidAt],
    [words.shipped, order.shippedAt],
    [words.cancelledAt, order.cancelledAt],
  ] as const
  return (
    <div className="card my-8 flex gap-3 p-5 sm:p-6">
      <Icon className={`size-6 shrink-0 ${color}`} />
      <div className="min-w-0 flex-1">
        <div role="status">
          <p className="font-medium">{words.status[order.status]}</p>
          {about && <p className="mt-1 max-w-prose text-sm">{about}</p>}
        </div>
        {isAsked && (
          <ButtonLink href="/checkout" className="mt-3">
            {words.approval.action}
          </ButtonLink>
        )}
        <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
          {steps.map(
            ([label, at]) =>
              at && (
                <div key={label} className="contents">
                  <dt className="text-muted">{label}</dt>
                  <dd>
                    <time dateTime={at.toISOString()}>{day.format(at)}</time>
                  </dd>
                </div>
              ),
          )}
        </dl>
      </div>
    </div>
  )
}
