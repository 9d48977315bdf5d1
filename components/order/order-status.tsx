import { order as words } from '@/components/messages'
import { ButtonLink } from '@/components/ui/button'
import { AlertIcon, DoneIcon, InfoIcon } from '@/components/ui/icons'
import type { OrderView } from '@/lib/orders/order'
import type { Step } from '@/lib/orders/timeline'
import { statusId } from './places'
import { Timeline } from './timeline'

const looks = {
  pending: { Icon: InfoIcon, color: 'text-muted' },
  paid: { Icon: DoneIcon, color: 'text-success' },
  shipped: { Icon: DoneIcon, color: 'text-success' },
  cancelled: { Icon: AlertIcon, color: 'text-danger' },
} satisfies Record<OrderView['status'], unknown>

/** How the order stands, what that means, and what happened so far. A page that looks again says the new state. */
export function OrderStatus({ order, steps }: { order: OrderView; steps: Step[] }) {
  const { Icon, color } = looks[order.status]
  const isAsked = order.status === 'pending' && order.payment === 'approval'
  const about = isAsked ? words.approval.text : aboutOf(order)
  return (
    <div id={statusId} tabIndex={-1} className="card my-8 flex gap-3 p-5 outline-none sm:p-6">
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
        <Timeline steps={steps} />
      </div>
    </div>
  )
}

function aboutOf({ status, payment, refunds }: OrderView): string | null {
  if (status !== 'cancelled') return words.about[status]
  if (payment !== 'paid') return words.money.none
  if (refunds.some(({ state }) => state === 'failed')) return words.money.failed
  return refunds.some(({ state }) => state === 'open') ? words.money.open : words.money.done
}
