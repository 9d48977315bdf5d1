import type { ReactNode } from 'react'
import { payment } from '@/components/messages'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

export type FrameState = 'loading' | 'ready' | 'failed'

/** Holds the place of a card form: its shape while it loads, and a way on when it does not come. */
export function CardFrameBox({
  state,
  onRetry,
  children,
}: {
  state: FrameState
  onRetry: () => void
  children: ReactNode
}) {
  if (state === 'failed') {
    return (
      <div className="flex min-h-52 flex-col items-start gap-3">
        <Notice tone="danger">{payment.failed}</Notice>
        <Button variant="secondary" onClick={onRetry}>
          {payment.tryAgain}
        </Button>
      </div>
    )
  }
  const loading = state === 'loading'
  return (
    <div className="relative min-h-52" aria-busy={loading}>
      {loading && <Shape />}
      <div className={`flow-root transition-opacity duration-200 ${loading ? 'opacity-0' : ''}`}>
        {children}
      </div>
    </div>
  )
}

/** Where the fields will stand, to the pixel. */
function Shape() {
  return (
    <div className="pointer-events-none absolute inset-0 grid gap-2 motion-safe:animate-pulse">
      <span role="status" className="sr-only">
        {payment.loading}
      </span>
      <ShapeOfField />
      <div className="grid grid-cols-2 gap-3">
        <ShapeOfField />
        <ShapeOfField />
      </div>
    </div>
  )
}

function ShapeOfField() {
  return (
    <div aria-hidden className="h-25">
      <div className="flex h-5 items-center">
        <div className="h-2.5 w-20 rounded-full bg-line" />
      </div>
      <div className="mt-1.5 h-12 rounded-control border border-edge bg-raised" />
    </div>
  )
}
