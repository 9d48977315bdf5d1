'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { changes } from '@/components/messages'
import { useConfirm } from '@/components/step-up/use-confirm'
import { Button, ButtonLink } from '@/components/ui/button'
import { AlertIcon } from '@/components/ui/icons'
import { Notice } from '@/components/ui/notice'
import type { Lock } from '@/lib/accounts/freeze'
import { openLocked, restoreEmail } from './change-actions'
import { changeProblem } from './change-problem'
import { postAction } from './post-action'

const words = changes.lock

type Props = {
  lock: Lock /** Whether this session came by a passkey, and may ask for one. */
  byPasskey: boolean
}

/** Stands above everything of a locked account: why it is locked, and the one tap that opens it. */
export function Locked({ lock, byPasskey }: Props) {
  const router = useRouter()
  const { confirm, dialog } = useConfirm()
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const { by, oldEmail, email } = lock

  async function answer(action: 'lift-freeze' | 'restore-email') {
    setProblem(null)
    const grant = await confirm(action, {})
    if (!grant) return
    setPending(true)
    const done = await postAction(action === 'lift-freeze' ? openLocked : restoreEmail, { grant })
    setPending(false)
    if (done?.ok) router.refresh()
    else setProblem(changeProblem(done) ?? null)
  }

  return (
    <section aria-labelledby="locked" className="card mb-8 grid gap-4 border-danger p-5 sm:p-6">
      <div className="flex gap-3">
        <AlertIcon className="mt-1 size-6 shrink-0 text-danger" />
        <div className="min-w-0">
          <h2 id="locked" className="text-xl">
            {words.title[by]}
          </h2>
          <p className="mt-2 text-muted">{byPasskey ? words.text : words.signIn}</p>
          {oldEmail && <p className="wrap-anywhere mt-2">{words.someone(oldEmail, email)}</p>}
        </div>
      </div>
      {byPasskey ? (
        <div className="flex flex-wrap gap-3">
          {oldEmail && (
            <Button onClick={() => answer('restore-email')} pending={pending} className="wrap-anywhere">
              {words.restore(oldEmail)}
            </Button>
          )}
          <Button
            variant={oldEmail ? 'secondary' : 'primary'}
            onClick={() => answer('lift-freeze')}
            pending={pending}
            className="wrap-anywhere"
          >
            {oldEmail ? words.keep(email) : words.open}
          </Button>
        </div>
      ) : (
        <ButtonLink href="/sign-in?next=/account">{changes.freeze.signIn}</ButtonLink>
      )}
      {problem && <Notice tone="danger">{problem}</Notice>}
      {oldEmail && (
        <ButtonLink variant="quiet" href="/restore" className="-mx-4 justify-self-start">
          {words.otherWay}
        </ButtonLink>
      )}
      {dialog}
    </section>
  )
}
