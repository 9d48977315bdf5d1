'use client'

import { useEffect, useRef } from 'react'
import { account, changes } from '@/components/messages'
import { Button } from '@/components/ui/button'
import { KeyMark } from '@/components/ui/icons'
import { Notice } from '@/components/ui/notice'
import { comeBackWithPasskey } from './passkey-ceremony'
import { usePasskey } from './use-passkey'

const words = changes.comeBack

/** Asks somebody whose account is closed, and who just showed its passkey, whether they want it back. */
export function ComeBack({ next }: { next: string }) {
  const { pending, problem, begin } = usePasskey(comeBackWithPasskey, next)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="card grid gap-4 p-5 sm:p-6">
      <div>
        <h2 ref={heading} tabIndex={-1} className="text-xl outline-none">
          {words.title}
        </h2>
        <p className="mt-2 text-muted">{words.text}</p>
      </div>
      <Button size="large" onClick={begin} pending={pending} className="w-full">
        <KeyMark className="size-5" />
        {words.button}
      </Button>
      {problem && (
        <Notice tone={problem === 'cancelled' ? 'info' : 'danger'}>{account.problems[problem]}</Notice>
      )}
    </section>
  )
}
