'use client'

import { type FormEvent, useRef, useState } from 'react'
import { changes } from '@/components/messages'
import { useProof } from '@/components/proof/use-proof'
import { useConfirm } from '@/components/step-up/use-confirm'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { FormState } from '@/lib/auth/guard/action'
import { deleteAccount } from './change-actions'
import { changeFieldProblem, changeProblem } from './change-problem'
import { CodeField } from './code-field'
import { postAction } from './post-action'
import { tellSignedOut } from './signed-in-channel'

const words = changes.privacy.delete

type Props = { email: string /** How this account can come back. */; comeBack: 'passkey' | 'code' }

/** Says what will happen, asks for the confirmation, and leaves. */
export function DeleteAccount({ email, comeBack }: Props) {
  const { confirm, dialog } = useConfirm()
  const [pending, setPending] = useState(false)
  const [asksCode, setAsksCode] = useState(false)
  const [code, setCode] = useState('')
  const [answer, setAnswer] = useState<FormState<unknown, string>>(null)
  const form = useRef<HTMLFormElement>(null)
  const proof = useProof('code', deleteAccount)

  async function go(given: { grant?: string; code?: string }): Promise<void> {
    const closed = await postAction(proof.submit, given)
    if (!closed?.ok) {
      setCode('')
      return setAnswer(closed ?? { ok: false, error: 'unavailable' })
    }
    if (closed.data.ask === null) return leave()
    if (closed.data.ask === 'code') return setAsksCode(true)
    const grant = await confirm('delete-account', {})
    if (grant) await go({ grant })
  }

  async function submit(event?: FormEvent) {
    event?.preventDefault()
    if (pending) return
    setPending(true)
    setAnswer(null)
    await go(asksCode ? { code } : {})
    setPending(false)
  }

  const problem = answer && changeProblem(answer)
  return (
    <form
      ref={form}
      onSubmit={submit}
      onFocus={proof.prepare}
      noValidate
      className="card grid gap-4 p-5 sm:p-6"
    >
      <p>{words.lead}</p>
      <ul className="grid list-disc gap-2 pl-5 text-muted">
        {words.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
        <li>{words.comeBack[comeBack]}</li>
      </ul>
      {asksCode && (
        <>
          <div aria-live="polite">
            <h3 className="font-medium">{words.code.title}</h3>
            <p className="wrap-anywhere mt-1 text-muted text-sm">{words.code.text(email)}</p>
          </div>
          <CodeField
            label={changes.email.code}
            value={code}
            setValue={setCode}
            error={changeFieldProblem(answer, 'code')}
          />
        </>
      )}
      {problem && <Notice tone="danger">{problem}</Notice>}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="danger" pending={pending}>
          {asksCode ? words.really : words.button}
        </Button>
        {asksCode && (
          <Button variant="quiet" onClick={() => setAsksCode(false)}>
            {words.cancel}
          </Button>
        )}
      </div>
      {dialog}
    </form>
  )
}

/** By a full load: nothing of the account stays on the page, here or in another tab. */
function leave(): Promise<never> {
  tellSignedOut()
  location.replace('/sign-in?closed')
  return new Promise(() => {})
}
