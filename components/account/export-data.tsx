'use client'

import { useState } from 'react'
import { account, changes } from '@/components/messages'
import { useConfirm } from '@/components/step-up/use-confirm'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

const words = changes.privacy.export

type Told = { tone: 'success' | 'danger'; text: string }

/** Everything about the customer as a file: confirmed, fetched once, and handed to the browser's downloads. */
export function ExportData() {
  const { confirm, dialog } = useConfirm()
  const [pending, setPending] = useState(false)
  const [told, setTold] = useState<Told | null>(null)

  async function download() {
    setTold(null)
    const grant = await confirm('export-data', {})
    if (!grant) return
    setPending(true)
    setTold(await fetchFile(grant))
    setPending(false)
  }

  return (
    <div className="grid justify-items-start gap-4">
      <Button variant="secondary" onClick={download} pending={pending}>
        {words.button}
      </Button>
      {told && <Notice tone={told.tone}>{told.text}</Notice>}
      {dialog}
    </div>
  )
}

async function fetchFile(grant: string): Promise<Told> {
  try {
    const answer = await fetch('/api/account/export', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ grant }),
    })
    if (answer.status === 403) return { tone: 'danger', text: changes.problems.confirm }
    if (!answer.ok) return { tone: 'danger', text: account.failed.unavailable }
    save(await answer.blob(), /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1])
    return { tone: 'success', text: words.done }
  } catch {
    return { tone: 'danger', text: account.failed.unavailable }
  }
}

function save(file: Blob, name = 'data.json') {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  // The download has its own hold on the bytes as soon as it has begun.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
