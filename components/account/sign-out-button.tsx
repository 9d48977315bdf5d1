'use client'

import { useState } from 'react'
import { account } from '@/components/messages'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { signOut } from './actions'
import { tellSignedOut } from './signed-in-channel'

/** Signs out, here and in this browser's other tabs, and leaves by a full load: nothing stays on the page. */
export function SignOutButton({ label = account.home.signOut }: { label?: string }) {
  const [pending, setPending] = useState(false)
  const [failed, setFailed] = useState(false)

  async function leave() {
    setPending(true)
    setFailed(false)
    const result = await signOut(null, new FormData()).catch(() => null)
    if (result?.ok) {
      tellSignedOut()
      location.replace('/sign-in?signed-out')
      return
    }
    setPending(false)
    setFailed(true)
  }

  return (
    <div className="grid gap-3 justify-self-start">
      <Button variant="secondary" onClick={leave} pending={pending}>
        {label}
      </Button>
      {failed && <Notice tone="danger">{account.failed.unavailable}</Notice>}
    </div>
  )
}
