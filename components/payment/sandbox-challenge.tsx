'use client'

import { useEffect, useRef, useState } from 'react'
import { payment } from '@/components/messages'
import { challengeMessage } from '@/lib/payments/client'
import type { ChallengeProps } from './challenge'

/** The question's height in CSS pixels when nothing in it wraps. */
const usualHeight = 372
const loadsWithin = 12_000

/** The sandbox's bank, in a frame of the sandbox's own origin; heard from that very frame alone. */
export function SandboxChallenge({ origin, clientSecret, onEnd }: ChallengeProps & { origin: string }) {
  const frame = useRef<HTMLIFrameElement>(null)
  const tell = useRef<typeof onEnd | null>(onEnd)
  const [ready, setReady] = useState(false)
  const [height, setHeight] = useState(usualHeight)
  // The frame comes after the ear is there: its first word must not be missed.
  const [hearing, setHearing] = useState(false)

  useEffect(() => {
    const end = (how: Parameters<typeof onEnd>[0]) => {
      tell.current?.(how)
      tell.current = null
    }
    const late = setTimeout(() => end('failed'), loadsWithin)
    const hear = (event: MessageEvent) => {
      if (event.origin !== origin || event.source !== frame.current?.contentWindow) return
      const parsed = challengeMessage.safeParse(event.data)
      if (!parsed.success) return
      const message = parsed.data
      if (message.type === 'ready') {
        clearTimeout(late)
        setReady(true)
      }
      if (message.type === 'height') setHeight(message.height)
      if (message.type === 'done') end(message.result === 'abandoned' ? 'abandoned' : 'answered')
    }
    window.addEventListener('message', hear)
    setHearing(true)
    return () => {
      clearTimeout(late)
      window.removeEventListener('message', hear)
    }
  }, [origin])

  return (
    <div className="relative" aria-busy={!ready}>
      {!ready && (
        <p
          role="status"
          className="absolute inset-x-0 top-1/2 -translate-y-1/2 text-center text-muted text-sm"
        >
          {payment.challenge.loading}
        </p>
      )}
      {hearing ? (
        <iframe
          // The margin makes room for the focus ring inside the frame.
          className="-m-1 block w-[calc(100%+0.5rem)]"
          ref={frame}
          src={`${origin}/elements/challenge#${clientSecret}`}
          title={payment.challenge.frame}
          height={height}
        />
      ) : (
        <div className="h-93" />
      )}
    </div>
  )
}
