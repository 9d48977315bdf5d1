'use client'

import { shell } from '@/components/messages'
import { Button } from '@/components/ui/button'

export default function Failed({ reset }: { reset: () => void }) {
  return (
    <div role="alert" className="mx-auto max-w-md py-16 text-center sm:py-24">
      <h1 className="text-3xl sm:text-4xl">{shell.failed.title}</h1>
      <p className="mt-3 mb-8 text-muted">{shell.failed.text}</p>
      <Button onClick={reset}>{shell.failed.action}</Button>
    </div>
  )
}
