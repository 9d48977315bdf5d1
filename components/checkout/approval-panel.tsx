'use client'

import { useEffect, useRef, useState } from 'react'
import { checkout } from '@/components/messages'
import { Challenge, type ChallengeEnd } from '@/components/payment/challenge'
import { Button } from '@/components/ui/button'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import type { Approval } from '@/lib/checkout/placement'
import { formatMoney } from '@/lib/money/client'
import type { CardProvider } from '@/lib/payments/client'

const words = checkout.approval

type Props = {
  approval: Approval
  provider: CardProvider
  /** Asks what became of it. False where nobody could say. */
  check: () => Promise<boolean>
  stop: () => Promise<boolean>
}

type Doing = 'check' | 'stop'

/** In the place of the checkout while the bank asks: its question, or the choice between it and another way to pay. */
export function ApprovalPanel({ approval, provider, check, stop }: Props) {
  const title = useRef<HTMLHeadingElement>(null)
  const [doing, setDoing] = useState<Doing | null>(null)
  const [failed, setFailed] = useState(false)
  /** The question that was left without an answer. */
  const [left, setLeft] = useState<string | null>(null)
  const { clientSecret, until } = approval
  const question = clientSecret !== null && clientSecret !== left ? clientSecret : null
  const total = formatMoney(approval.total)

  // biome-ignore lint/correctness/useExhaustiveDependencies: where a question comes or goes, so does what had the focus
  useEffect(() => {
    title.current?.focus()
  }, [question])

  async function ask(what: Doing) {
    setDoing(what)
    setFailed(false)
    // The same question is asked again where the bank still waits.
    setLeft(null)
    const told = await (what === 'check' ? check() : stop())
    setDoing(null)
    setFailed(!told)
    return told
  }

  async function ended(end: ChallengeEnd) {
    if (end === 'answered') await ask('check')
    else setFailed(end === 'failed')
    setLeft(question)
  }

  return (
    <div className="mx-auto max-w-104 pt-8 pb-16 sm:pt-12">
      <h1 ref={title} tabIndex={-1} className="text-3xl outline-none sm:text-4xl">
        {words.title}
      </h1>
      <p className="mt-3 text-muted">{question ? words.asks(total) : words.waits(total)}</p>
      <p className="mt-1 mb-6 text-muted">
        {words.until} <LocalTime at={until} soon />.
      </p>
      {failed && (
        <div className="mb-5">
          <Notice tone="danger">{words.failed}</Notice>
        </div>
      )}
      {question && !doing && (
        <Challenge key={question} provider={provider} clientSecret={question} onEnd={ended} />
      )}
      <div className="mt-5 grid gap-3">
        {!question && (
          <Button
            size="large"
            pending={doing === 'check'}
            disabled={doing === 'stop'}
            onClick={() => ask('check')}
          >
            {words.goOn}
          </Button>
        )}
        <Button
          variant="secondary"
          size="large"
          pending={doing === 'stop'}
          disabled={doing === 'check'}
          onClick={() => ask('stop')}
        >
          {words.stop}
        </Button>
      </div>
      <p role="status" className="mt-3 min-h-6 text-center text-muted text-sm">
        {doing === 'check' && words.checking}
        {doing === 'stop' && words.stopping}
      </p>
    </div>
  )
}
