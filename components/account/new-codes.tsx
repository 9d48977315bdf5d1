'use client'

import { useEffect, useRef, useState } from 'react'
import { recover } from '@/components/messages'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { shop } from '@/lib/shop/client'

const words = recover.codes

/** Ten codes, once: to copy, to download, to print. */
export function NewCodes({ codes, done }: { codes: string[]; done: () => void }) {
  const [copied, setCopied] = useState<boolean | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])

  const text = () => `${words.fileTitle(shop.name, location.origin)}\n\n${codes.join('\n')}\n`

  async function copy() {
    setCopied(
      await navigator.clipboard.writeText(text()).then(
        () => true,
        () => false,
      ),
    )
  }

  function download() {
    const address = URL.createObjectURL(new Blob([text()], { type: 'text/plain' }))
    const link = document.createElement('a')
    link.href = address
    link.download = words.file
    link.click()
    URL.revokeObjectURL(address)
  }

  return (
    <div className="grid gap-5">
      <div className="print-alone grid gap-3">
        <h3 ref={heading} tabIndex={-1} className="font-medium outline-none">
          {words.shown}
        </h3>
        <p className="text-sm">{words.shownText}</p>
        <ol className="grid gap-x-8 gap-y-2 rounded-control bg-sunken p-4 font-mono text-sm sm:grid-cols-2">
          {codes.map((code) => (
            <li key={code} className="whitespace-nowrap max-[22rem]:text-xs">
              {code}
            </li>
          ))}
        </ol>
      </div>
      <div className="flex flex-wrap gap-3">
        <Button variant="secondary" onClick={copy}>
          {copied ? words.copied : words.copy}
        </Button>
        <Button variant="secondary" onClick={download}>
          {words.download}
        </Button>
        <Button variant="secondary" onClick={() => print()}>
          {words.print}
        </Button>
      </div>
      <p role="status" className="sr-only">
        {copied ? words.copied : ''}
      </p>
      {copied === false && <Notice tone="danger">{words.notCopied}</Notice>}
      <Button onClick={done} className="justify-self-start">
        {words.kept}
      </Button>
    </div>
  )
}
