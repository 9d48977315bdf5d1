'use client'

import { useState } from 'react'
import { formProblem } from '@/components/account/form-problem'
import { postAction } from '@/components/account/post-action'
import { order as words } from '@/components/messages'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { Missing } from '@/lib/orders/buy-again'
import { buyAgain } from './actions'
import { RefreshCart } from './refresh-cart'

const said = words.again

type Told = { added: number; missing: Missing[] } | { problem: string } | null

/** Puts what can be had of an order into the cart, and says what cannot. */
export function BuyAgain({ id }: { id: string }) {
  const [pending, setPending] = useState(false)
  const [told, setTold] = useState<Told>(null)

  async function buy() {
    setPending(true)
    setTold(null)
    const answer = await postAction(buyAgain, { id })
    if (answer?.ok) setTold(answer.data)
    else if (answer?.error === 'not-open') setTold({ problem: words.notOpen })
    else setTold({ problem: formProblem(answer ?? { ok: false, error: 'unavailable' }) ?? words.failed })
    setPending(false)
  }

  return (
    <>
      <Button variant="secondary" pending={pending} onClick={buy}>
        {said.button}
      </Button>
      {told && (
        <div className="order-last w-full">
          {'problem' in told ? (
            <Notice tone="danger">{told.problem}</Notice>
          ) : (
            <Notice tone={told.added > 0 ? 'success' : 'info'}>
              <RefreshCart />
              <p>{told.added > 0 ? said.added(told.added) : said.nothing}</p>
              {told.missing.length > 0 && (
                <ul className="mt-1.5 list-disc pl-5">
                  {told.missing.map((one) => (
                    <li key={`${one.name} ${one.variant}`}>{missingText(one)}</li>
                  ))}
                </ul>
              )}
              {told.added > 0 && (
                <a href="/cart" className="text-link mt-1 inline-flex min-h-11 items-center font-medium">
                  {said.toCart}
                </a>
              )}
            </Notice>
          )}
        </div>
      )}
    </>
  )
}

function missingText({ name, variant, wanted, had, why }: Missing): string {
  const called = words.returns.pieces(name, variant)
  return why === 'fewer' ? said.missing.fewer(called, had, wanted) : said.missing[why](called)
}
