'use client'

import { useActionState } from 'react'
import { devices as words } from '@/components/messages'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { endDevice, endOtherDevices } from './actions'

/** Signs out on one device of the list, which is then without it. */
export function EndDevice({ sessionId, device }: { sessionId: string; device: string }) {
  const [state, action, pending] = useActionState(endDevice, null)
  return (
    <form action={action} className="grid justify-items-start gap-3 sm:justify-items-end">
      <input type="hidden" name="device" value={sessionId} />
      <Button type="submit" variant="secondary" pending={pending} aria-label={words.endNamed(device)}>
        {words.end}
      </Button>
      {state?.ok === false && <Notice tone="danger">{words.failed}</Notice>}
    </form>
  )
}

/** Signs out everywhere else, and says so when nothing of the list is left to say it. */
export function EndOthers({ others }: { others: number }) {
  const [state, action, pending] = useActionState(endOtherDevices, null)
  if (others === 0 && !state) return null
  return (
    <form action={action} className="grid justify-items-start gap-3">
      {others > 0 && (
        <Button type="submit" variant="danger" pending={pending}>
          {words.endOthers}
        </Button>
      )}
      {state?.ok && others === 0 && <Notice tone="success">{words.othersEnded}</Notice>}
      {state?.ok === false && <Notice tone="danger">{words.failed}</Notice>}
    </form>
  )
}
