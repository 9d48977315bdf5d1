'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { formProblem } from '@/components/account/form-problem'
import { postAction } from '@/components/account/post-action'
import { order as words } from '@/components/messages'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { useTurn } from '@/components/ui/use-turn'
import { formatMoney } from '@/lib/money/client'
import { cancelOrder } from './actions'
import { statusId } from './places'

const said = words.cancel

/** Calls an order off until it is sent: asked once more, because it does not come back. `refund`: what is left of the money. */
export function CancelOrder({ id, refund }: { id: string; refund: number }) {
  const router = useRouter()
  const [sure, setSure] = useState(false)
  const [running, setRunning] = useState(false)
  const [fetching, startFetching] = useTransition()
  const [problem, setProblem] = useState<string | null>(null)
  const question = useTurn<HTMLParagraphElement>(sure)

  async function cancel() {
    setRunning(true)
    setProblem(null)
    const answer = await postAction(cancelOrder, { id })
    setRunning(false)
    // The question goes, and what became of the order stands at the top.
    if (answer?.ok) document.getElementById(statusId)?.focus()
    else if (answer?.ok === false && !answer.fields && known(answer.error)) setProblem(problems[answer.error])
    else setProblem(formProblem(answer ?? { ok: false, error: 'unavailable' }) ?? null)
    // What came in the way shows on the page too.
    startFetching(() => router.refresh())
  }

  return (
    <section aria-labelledby="cancel" className="card mt-10 grid justify-items-start gap-4 p-5 sm:p-6">
      <div>
        <h2 id="cancel" className="text-xl">
          {said.title}
        </h2>
        <p ref={question} tabIndex={-1} className="mt-2 max-w-prose text-muted outline-none">
          {sure ? (refund > 0 ? said.sure(formatMoney(refund)) : said.sureNothing) : said.text}
        </p>
      </div>
      {sure ? (
        <div className="flex flex-wrap gap-3">
          <Button variant="danger" pending={running || fetching} onClick={cancel}>
            {said.really}
          </Button>
          <Button variant="quiet" disabled={running || fetching} onClick={() => setSure(false)}>
            {said.keep}
          </Button>
        </div>
      ) : (
        <Button variant="secondary" onClick={() => setSure(true)}>
          {said.begin}
        </Button>
      )}
      {problem && <Notice tone="danger">{problem}</Notice>}
    </section>
  )
}

const problems = {
  shipped: said.shipped,
  'cancelled-before': said.gone,
  locked: said.locked,
  'not-open': words.notOpen,
  unknown: words.notOpen,
  'not-paid': words.notOpen,
} as const

const known = (error: string): error is keyof typeof problems => Object.hasOwn(problems, error)
