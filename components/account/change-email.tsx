'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { changes } from '@/components/messages'
import { useConfirm } from '@/components/step-up/use-confirm'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { When } from '@/components/ui/when'
import type { EmailCard } from '@/lib/accounts/email-changes'
import { restoreEmail } from './change-actions'
import { changeProblem } from './change-problem'
import { ConfirmEmailFirst } from './confirm-email-first'
import { EmailSteps } from './email-steps'
import { postAction } from './post-action'

const words = changes.email

type Told = { tone: 'success' | 'danger'; text: string }

/** The account's email, and its change: confirmed, proven, and for a week to be taken back. */
export function ChangeEmail({ email, recent, proven }: EmailCard) {
  const router = useRouter()
  const { confirm, dialog } = useConfirm()
  const [open, setOpen] = useState(false)
  const [pending, setPending] = useState(false)
  const [told, setTold] = useState<Told | null>(null)

  function done(now: string | null) {
    setOpen(false)
    if (!now) return
    setTold({ tone: 'success', text: words.done(now) })
    router.refresh()
  }

  async function putBack() {
    setTold(null)
    const grant = await confirm('restore-email', {})
    if (!grant) return
    setPending(true)
    const answer = await postAction(restoreEmail, { grant })
    setPending(false)
    if (!answer?.ok) return setTold({ tone: 'danger', text: changeProblem(answer) ?? '' })
    setTold({ tone: 'success', text: words.restored(answer.data.email) })
    router.refresh()
  }

  return (
    <div className="card grid gap-4 p-5 sm:p-6">
      <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3">
        <div className="min-w-0">
          <p className="text-muted text-sm">{words.current}</p>
          <p className="wrap-anywhere font-medium">{email}</p>
        </div>
        {!open && !recent && proven && (
          <Button variant="secondary" onClick={() => setOpen(true)}>
            {words.change}
          </Button>
        )}
      </div>
      {!proven && <ConfirmEmailFirst text={words.unproven} />}
      {recent && (
        <div className="grid justify-items-start gap-3 border-line border-t pt-4">
          <p className="wrap-anywhere text-muted text-sm">
            {words.recently(recent.oldEmail)} <When at={recent.changedAt} />. {words.takeBack}
          </p>
          <Button variant="secondary" onClick={putBack} pending={pending} className="wrap-anywhere">
            {words.putBack(recent.oldEmail)}
          </Button>
        </div>
      )}
      {open && <EmailSteps current={email} confirm={confirm} done={done} />}
      {told && <Notice tone={told.tone}>{told.text}</Notice>}
      {dialog}
    </div>
  )
}
