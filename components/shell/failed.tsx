'use client'

import { useTransition } from 'react'
import { shell } from '@/components/messages'
import { Button } from '@/components/ui/button'
import { Nothing } from './dead-end'

/** In place of a page that could not be made. `retry` asks the server for it again. */
export function Failed({ retry }: { retry: () => void }) {
  const [trying, startTrying] = useTransition()
  return (
    <div role="alert">
      <Nothing title={shell.failed.title} text={shell.failed.text}>
        <Button pending={trying} onClick={() => startTrying(retry)}>
          {shell.failed.action}
        </Button>
      </Nothing>
    </div>
  )
}
