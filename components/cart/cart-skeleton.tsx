import { cart as words } from '@/components/messages'

const bar = 'rounded-control bg-sunken'

/** Keeps the cart's place until it is known. */
export function CartSkeleton() {
  return (
    <div aria-busy="true" className="mt-4 lg:grid lg:grid-cols-[1fr_22rem] lg:items-start lg:gap-12">
      <p role="status" className="sr-only">
        {words.loading}
      </p>
      <noscript>
        <p className="mb-6">{words.noScript}</p>
      </noscript>
      <div
        aria-hidden="true"
        className="min-h-64 animate-pulse divide-y divide-line border-line border-t lg:min-h-96"
      >
        <Line />
        <Line />
      </div>
      <div aria-hidden="true" className="hidden h-54 animate-pulse rounded-card bg-sunken lg:block" />
    </div>
  )
}

function Line() {
  return (
    <div className="grid grid-cols-[4.5rem_1fr] gap-x-3 py-5 min-[22rem]:grid-cols-[5.5rem_1fr] min-[22rem]:gap-x-4 sm:grid-cols-[8rem_1fr] sm:gap-x-6">
      <div className={`aspect-square ${bar}`} />
      <div>
        <div className={`h-5 w-2/3 ${bar}`} />
        <div className={`mt-2 h-4 w-1/3 ${bar}`} />
        <div className={`mt-6 h-11 w-32 ${bar}`} />
      </div>
    </div>
  )
}
