import { checkout } from '@/components/messages'
import { Button } from '@/components/ui/button'
import { Price } from '@/components/ui/price'
import type { Quote } from '@/lib/checkout/quote'

type Props = { quote: Quote; placing: boolean; updating: boolean; goOn: () => void }

/**
 * The name stays "Place order", whatever the total beside it, which is its description. Where not all can be had, the
 * same button takes out what cannot: whoever presses it has the focus on the next step.
 */
export function PlaceButton({ quote: { complete, total }, placing, updating, goOn }: Props) {
  return (
    <>
      <Button
        type={complete ? 'submit' : 'button'}
        size="large"
        className="w-full"
        pending={complete ? placing : updating}
        onClick={complete ? undefined : goOn}
        aria-describedby={complete ? 'place-total' : undefined}
      >
        <span>{complete ? checkout.place : checkout.changes.goOn}</span>
        {complete && (
          <span aria-hidden="true" className={updating ? 'opacity-50' : undefined}>
            <Price amount={total} />
          </span>
        )}
      </Button>
      <p id="place-total" className="sr-only">
        {checkout.summary.total} <Price amount={total} />
      </p>
      <p role="status" className="mt-3 min-h-6 text-center text-muted text-sm">
        {placing && checkout.placing}
      </p>
    </>
  )
}
