import { checkout } from '@/components/messages'
import { Price } from '@/components/ui/price'
import { formatMoney } from '@/lib/money/client'
import type { ShippingMethod, ShippingMethodId } from '@/lib/shipping/methods'

const words = checkout.shipping

type Props = {
  methods: ShippingMethod[]
  chosen: ShippingMethodId
  onChoose: (method: ShippingMethodId) => void
  /** Minor units until standard delivery is free. */
  missingForFree: number
}

/** The ways of delivery with price and time, one of them chosen. */
export function MethodChoice({ methods, chosen, onChoose, missingForFree }: Props) {
  return (
    <>
      <fieldset className="grid gap-3 sm:grid-cols-2">
        <legend className="sr-only">{words.title}</legend>
        {methods.map(({ id, price, days }) => (
          <label
            key={id}
            className="flex min-h-16 cursor-pointer items-center gap-3 rounded-control border border-edge bg-raised px-4 py-3 transition-colors duration-150 hover:border-muted has-checked:border-accent has-checked:ring-1 has-checked:ring-accent has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2"
          >
            <input
              type="radio"
              name="method"
              value={id}
              checked={id === chosen}
              onChange={() => onChoose(id)}
              className="size-4.5 accent-accent"
            />
            <span className="flex-1">
              <span className="block font-medium">{words.methods[id]}</span>
              <span className="block text-muted text-sm">{words.days(...days)}</span>
            </span>
            {price === 0 ? <span className="text-success">{words.free}</span> : <Price amount={price} />}
          </label>
        ))}
      </fieldset>
      {missingForFree > 0 && (
        <p className="mt-3 text-muted text-sm">{words.missing(formatMoney(missingForFree))}</p>
      )}
    </>
  )
}
