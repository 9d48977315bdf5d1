'use client'

import { type ComponentProps, useEffect, useRef, useState } from 'react'
import { account } from '@/components/messages'
import { Field } from '@/components/ui/field'
import { suggestEmail } from './email-suggestion'

const answer = 'text-link inline-flex min-h-11 items-center'

/** In milliseconds without a key. Not on leaving the field: the button would move away below the finger. */
const pause = 600

/**
 * A field for an email address. Where its end looks like a slip it asks, and one tap mends it. It never
 * stands in the way.
 */
export function EmailField(field: Omit<ComponentProps<typeof Field>, 'name' | 'type'>) {
  const box = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState('')
  const [offered, setOffered] = useState<string | null>(null)
  const [declined, setDeclined] = useState<string | null>(null)

  useEffect(() => {
    setOffered(null)
    if (typed === declined) return
    const timer = setTimeout(() => setOffered(suggestEmail(typed)), pause)
    return () => clearTimeout(timer)
  }, [typed, declined])

  /** As if it had been typed, so that whoever keeps the field's value hears of it. */
  function type(email: string) {
    const input = box.current?.querySelector('input')
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, email)
    input?.dispatchEvent(new Event('input', { bubbles: true }))
    input?.focus()
  }

  return (
    <div ref={box}>
      <Field
        {...field}
        name="email"
        type="email"
        inputMode="email"
        autoCapitalize="none"
        spellCheck={false}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <div role="status">
        {offered && (
          <div className="mt-2 rounded-control border border-line bg-raised px-4 pt-3 pb-1 text-sm">
            <p className="break-words">{account.suggestion.question(offered)}</p>
            <p className="flex flex-wrap gap-x-5">
              <button type="button" className={`${answer} font-medium`} onClick={() => type(offered)}>
                {account.suggestion.take}
              </button>
              <button type="button" className={`${answer} text-muted`} onClick={() => setDeclined(typed)}>
                {account.suggestion.keep}
              </button>
            </p>
          </div>
        )}
      </div>
    </div>
  )
}
