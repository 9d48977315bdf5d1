'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { CodeField } from '@/components/account/code-field'
import { fieldProblem, formProblem } from '@/components/account/form-problem'
import { useSent } from '@/components/account/use-sent'
import { order as words } from '@/components/messages'
import { useProvenAction } from '@/components/proof/use-proof'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { askOrderCode, enterOrderCode } from './actions'

const said = words.all.code

/** For whoever opened a guest's order by its link: a code mailed to the order's address, typed here, opens the rest. */
export function OpenByCode({ id }: { id: string }) {
  const router = useRouter()
  const mail = useProvenAction('mail', askOrderCode)
  const entering = useProvenAction('code', enterOrderCode)
  const { sent } = useSent(mail.state)
  const [code, setCode] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const answer = entering.state

  useEffect(() => {
    if (sent) form.current?.querySelector<HTMLInputElement>('input[name=code]')?.focus()
  }, [sent])

  useEffect(() => {
    if (answer?.ok) router.refresh()
    else setCode('')
  }, [answer, router])

  const mailProblem = problemOf(mail.state)
  const codeProblem = problemOf(answer)
  if (!sent)
    return (
      <form action={mail.send} onFocus={mail.prepare} onPointerEnter={mail.prepare} className="grid gap-4">
        <input type="hidden" name="id" value={id} />
        <p className="max-w-prose text-muted">{said.text}</p>
        <Button type="submit" variant="secondary" pending={mail.pending} className="justify-self-start">
          {said.send}
        </Button>
        {mailProblem && <Notice tone="danger">{mailProblem}</Notice>}
      </form>
    )
  return (
    <>
      <p role="status" className="max-w-prose text-muted">
        {said.sent}
      </p>
      <form
        ref={form}
        action={entering.send}
        onFocus={entering.prepare}
        noValidate
        className="grid w-full max-w-sm gap-4"
      >
        <input type="hidden" name="id" value={id} />
        <CodeField
          label={said.label}
          value={code}
          setValue={setCode}
          whole={() => form.current?.requestSubmit()}
          error={fieldProblem(answer, 'code')}
        />
        <Button type="submit" pending={entering.pending} className="justify-self-start">
          {said.confirm}
        </Button>
        {codeProblem && <Notice tone="danger">{codeProblem}</Notice>}
      </form>
      <form action={mail.send} className="-ml-4 grid gap-3">
        <input type="hidden" name="id" value={id} />
        <Button type="submit" variant="quiet" pending={mail.pending} className="justify-self-start">
          {said.again}
        </Button>
        {mailProblem && <Notice tone="danger">{mailProblem}</Notice>}
      </form>
    </>
  )
}

function problemOf(state: Parameters<typeof formProblem>[0]): string | undefined {
  if (state?.ok === false && state.error === 'gone') return words.notOpen
  return formProblem(state)
}
