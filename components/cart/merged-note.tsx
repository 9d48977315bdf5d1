'use client'

import { useEffect, useRef, useState } from 'react'
import { cart as words } from '@/components/messages'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { MergedLine } from '@/lib/cart/claim'
import { mergedLines } from './hand-over'
import { undoMerge } from './store'

/**
 * Says, on the first page after signing in, that what the guest had in the cart came into the customer's own,
 * which was not empty; and takes it out again. `onUndone` is called when the cart has changed.
 */
export function MergedNote({ onUndone, className = 'mb-6' }: { onUndone?: () => void; className?: string }) {
  const [lines, setLines] = useState<MergedLine[] | null>(null)
  const [step, setStep] = useState<'offered' | 'undoing' | 'failed' | 'undone' | 'partly'>('offered')
  const over = step === 'undone' || step === 'partly'
  const note = useRef<HTMLDivElement>(null)

  useEffect(() => setLines((known) => mergedLines.take() ?? known), [])

  // The button that had the focus is gone.
  useEffect(() => {
    if (over) note.current?.focus()
  }, [over])

  if (!lines) return null
  const came = lines

  async function undo() {
    setStep('undoing')
    const end = await undoMerge(came)
    setStep(end)
    if (end !== 'failed') onUndone?.()
  }

  const pieces = came.reduce((sum, { before, after }) => sum + Math.max(0, after - before), 0)
  return (
    <div ref={note} tabIndex={-1} className={`outline-none ${className}`}>
      <Notice>
        {over ? (
          <p>{words.merged[step]}</p>
        ) : (
          <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
            <p>{step === 'failed' ? words.stuck.saving : words.merged.text(pieces)}</p>
            <Button
              variant="quiet"
              className="-mx-4 -my-3"
              aria-label={words.merged.undo}
              pending={step === 'undoing'}
              onClick={undo}
            >
              {words.undo}
            </Button>
          </div>
        )}
      </Notice>
    </div>
  )
}
