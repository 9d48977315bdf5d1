'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { account, recover, stepUp } from '@/components/messages'
import { makeRecoveryCodes } from '@/components/recovery/actions'
import { useConfirm } from '@/components/step-up/use-confirm'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { FormState } from '@/lib/auth/guard/action'
import { ConfirmEmailFirst } from './confirm-email-first'
import { NewCodes } from './new-codes'

const words = recover.codes

type Props = {
  /** How many still work. */
  left: number
  /** Whether there ever were some. */
  made: boolean
  /** Whether the account's email is confirmed: without it a code opens nothing. */
  proven: boolean
}

/** The part of the security page about recovery codes: how many are left, and new ones, which are shown once. */
export function RecoveryCodes({ left, made, proven }: Props) {
  const { confirm, dialog } = useConfirm()
  const router = useRouter()
  const [codes, setCodes] = useState<string[] | null>(null)
  const [count, setCount] = useState(made ? left : null)
  const [problem, setProblem] = useState<string | null>(null)
  const [pending, setPending] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const closed = useRef(false)

  async function make() {
    setProblem(null)
    const grant = await confirm('renew-recovery-codes', {})
    if (!grant) return
    setPending(true)
    const form = new FormData()
    form.set('grant', grant)
    const result = await makeRecoveryCodes(null, form).catch(() => null)
    setPending(false)
    if (!result?.ok) return setProblem(sayProblem(result))
    setCodes(result.data)
    setCount(result.data.length)
  }

  useEffect(() => {
    if (codes === null && closed.current) button.current?.focus()
  }, [codes])

  return (
    <section aria-labelledby="recovery-codes" className="card grid gap-5 p-5 sm:p-6">
      <div>
        <h2 id="recovery-codes" className="text-xl">
          {words.title}
        </h2>
        <p className="mt-1.5 text-muted text-sm">{words.lead}</p>
      </div>
      {!proven ? (
        <ConfirmEmailFirst text={words.unproven} />
      ) : codes ? (
        <NewCodes
          codes={codes}
          done={() => {
            closed.current = true
            setCodes(null)
            // The page counts them among the ways back.
            router.refresh()
          }}
        />
      ) : (
        <div className="grid justify-items-start gap-3">
          <p className="font-medium">
            {count === null ? words.none : count === 0 ? words.allUsed : words.left(count)}
          </p>
          <Button ref={button} variant={count ? 'secondary' : 'primary'} onClick={make} pending={pending}>
            {count === null ? words.make : words.renew}
          </Button>
          {count !== null && count > 0 && <p className="text-muted text-sm">{words.renewHint}</p>}
        </div>
      )}
      {problem && <Notice tone="danger">{problem}</Notice>}
      {dialog}
    </section>
  )
}

function sayProblem(result: FormState<string[], string>): string {
  if (!result || result.ok) return account.failed.unavailable
  const hold = result.fields?.hold as keyof typeof stepUp.held | undefined
  if (hold) return stepUp.held[hold]
  if (result.error === 'unproven') return words.unproven
  return result.error === 'confirm' ? stepUp.changed : words.failed
}
