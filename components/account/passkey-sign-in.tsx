'use client'

import { useEffect, useRef } from 'react'
import { account } from '@/components/messages'
import { Button } from '@/components/ui/button'
import { KeyMark } from '@/components/ui/icons'
import { Notice } from '@/components/ui/notice'
import { ComeBack } from './come-back'
import { offerInAutofill, signInWithPasskey } from './passkey-ceremony'
import { usePasskey } from './use-passkey'

type Props = {
  /** A path of the shop's own. */
  next: string
  /** Also among the suggestions of a field on the page whose autocomplete ends in "webauthn". */
  autofill?: boolean
  /** Others use this device too. */
  shared?: boolean
}

/** The button that signs in, and what came of it. */
export function PasskeySignIn({ next, autofill = false, shared = false }: Props) {
  const { pending, problem, begin, settle } = usePasskey(() => signInWithPasskey(shared), next)
  const offered = useRef({ settle, shared })
  offered.current = { settle, shared }

  useEffect(() => {
    if (!autofill) return
    return offerInAutofill(
      (result) => offered.current.settle(result),
      () => offered.current.shared,
    )
  }, [autofill])

  if (problem === 'closing') return <ComeBack next={next} />
  return (
    <div className="grid gap-4">
      <Button size="large" onClick={begin} pending={pending} className="w-full">
        <KeyMark className="size-5" />
        {account.signIn.withPasskey}
      </Button>
      {problem && (
        <Notice tone={problem === 'cancelled' ? 'info' : 'danger'}>{account.problems[problem]}</Notice>
      )}
    </div>
  )
}
