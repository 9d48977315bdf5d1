'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { account, area } from '@/components/messages'
import { Button } from '@/components/ui/button'
import { KeyMark } from '@/components/ui/icons'
import { Notice } from '@/components/ui/notice'
import { type PasskeyProblem, signInWithPasskey } from './passkey-ceremony'

type Props = {
  /** Beside a form that stays: a line instead of the page's whole content. */
  inForm?: boolean
  /** What the tap is good for, where a line of its own says it better. */
  text?: string
  /** Without it the page is fetched again, in place. */
  onDone?: () => void
}

/**
 * Makes a remembered session fresh again by one tap, where the person is: the page and what was typed stay. A
 * passkey of another account changes whose page this is, and then all of it loads anew.
 */
export function ConfirmItsYou({ inForm = false, text, onDone }: Props) {
  const router = useRouter()
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<PasskeyProblem | null>(null)

  async function confirm() {
    setPending(true)
    setProblem(null)
    const result = await signInWithPasskey()
    if (result.ok) {
      if (!result.same) return location.reload()
      setPending(false)
      if (onDone) onDone()
      else router.refresh()
      return
    }
    setPending(false)
    setProblem(result.problem)
  }

  const said = problem && (
    <Notice tone={problem === 'cancelled' ? 'info' : 'danger'}>{account.problems[problem]}</Notice>
  )
  if (inForm)
    return (
      <div
        role={text ? undefined : 'alert'}
        className="grid justify-items-start gap-3 rounded-control border border-line bg-raised p-4"
      >
        <p className="text-sm">{text ?? area.rise.inForm}</p>
        <Button variant="secondary" onClick={confirm} pending={pending}>
          <KeyMark className="size-5" />
          {area.rise.button}
        </Button>
        {said}
      </div>
    )
  return (
    <section aria-labelledby="rise" className="card grid justify-items-start gap-4 p-5 sm:p-6">
      <div>
        <h2 id="rise" className="text-xl">
          {area.rise.title}
        </h2>
        <p className="mt-2 text-muted">{text ?? area.rise.text}</p>
      </div>
      <Button onClick={confirm} pending={pending}>
        <KeyMark className="size-5" />
        {area.rise.button}
      </Button>
      {said}
    </section>
  )
}
