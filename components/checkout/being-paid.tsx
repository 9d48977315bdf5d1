'use client'

import { useEffect, useRef, useState, useTransition } from 'react'
import { postAction } from '@/components/account/post-action'
import { checkout } from '@/components/messages'
import { Nothing } from '@/components/shell/dead-end'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { Choice } from '@/lib/checkout/price'
import type { CheckoutActions } from './use-checkout'

const words = checkout.paying

type Props = { id: string; choice: Choice; checkApproval: CheckoutActions['checkApproval'] }

/**
 * An order from this cart is being paid, and nobody told this browser: its answer was lost, or another tab waits for
 * it. Asks how it stands, which also lets the browser open the order's page, and goes there.
 */
export function BeingPaid({ id, choice, checkApproval }: Props) {
  const [asking, startAsking] = useTransition()
  const [failed, setFailed] = useState(false)

  function see() {
    startAsking(async () => {
      const answer = await postAction(checkApproval, { ...choice, orderId: id })
      if (!answer?.ok) return setFailed(true)
      location.replace(answer.data.outcome === 'placed' ? `/orders/${id}?placed` : '/checkout')
    })
  }
  const begin = useRef(see)
  useEffect(() => begin.current(), [])

  return (
    <Nothing title={words.title} text={words.text(id)}>
      <Button pending={asking} onClick={see}>
        {words.action}
      </Button>
      {failed && !asking && (
        <div className="mt-8 text-left">
          <Notice tone="danger">{checkout.failures.unavailable}</Notice>
        </div>
      )}
    </Nothing>
  )
}
