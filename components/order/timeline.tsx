import { order as words } from '@/components/messages'
import { When } from '@/components/ui/when'
import { formatMoney } from '@/lib/money/client'
import type { Step } from '@/lib/orders/timeline'

const said = words.timeline

function text(step: Step): string {
  switch (step.kind) {
    case 'cancelled':
      return said.cancelled[step.why]
    case 'refund-begun':
    case 'refund-done':
    case 'refund-failed':
      return said[step.kind](formatMoney(step.amount))
    case 'return-asked':
    case 'return-approved':
    case 'return-refused':
      return said[step.kind](step.pieces)
    default:
      return said[step.kind]
  }
}

/** What happened to an order, the first first. */
export function Timeline({ steps }: { steps: Step[] }) {
  return (
    <ol aria-label={said.label} className="mt-5 text-sm">
      {steps.map((step, place) => {
        const last = place === steps.length - 1
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added, and two can be alike
          <li key={place} className="relative flex gap-3 pb-4 last:pb-0">
            {!last && (
              <span aria-hidden="true" className="absolute top-4 bottom-0 left-[0.3125rem] w-px bg-line" />
            )}
            <span
              aria-hidden="true"
              className={`mt-1.5 size-2.75 shrink-0 rounded-full border-2 ${last ? 'border-accent bg-accent' : 'border-edge bg-raised'}`}
            />
            <span className="flex min-w-0 flex-1 flex-wrap gap-x-4">
              <span className={`flex-[1_1_8rem] ${last ? 'font-medium' : ''}`}>{text(step)}</span>
              <span className="text-muted">
                <When at={step.at} />
              </span>
            </span>
          </li>
        )
      })}
    </ol>
  )
}
