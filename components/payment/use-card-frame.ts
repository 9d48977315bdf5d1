'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { payment } from '@/components/messages'
import { type FrameRequest, frameMessage, type TokenResult } from '@/lib/payments/client'
import type { FrameState } from './card-frame-box'

/** The form's height in CSS pixels when nothing in it wraps. */
const usualHeight = 216
const loadsWithin = 12_000
const answersWithin = 20_000

/** Talks with the sandbox's card frame: only with that origin, and only with that very frame. */
export function useCardFrame(origin: string, onComplete?: (complete: boolean) => void) {
  const frame = useRef<HTMLIFrameElement>(null)
  const waiting = useRef(new Map<string, (result: TokenResult) => void>())
  const tell = useRef(onComplete)
  const [state, setState] = useState<FrameState>('loading')
  const [height, setHeight] = useState(usualHeight)
  // The frame comes with the first attempt, after the ear is there: its first word must not be missed.
  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    tell.current = onComplete
  })

  useEffect(() => {
    const open = waiting.current
    const hear = (event: MessageEvent) => {
      if (event.origin !== origin || event.source !== frame.current?.contentWindow) return
      const parsed = frameMessage.safeParse(event.data)
      if (!parsed.success) return
      const message = parsed.data
      if (message.type === 'ready') setState('ready')
      if (message.type === 'height') setHeight(message.height)
      if (message.type === 'change') tell.current?.(message.complete)
      if (message.type === 'token') {
        const { id, token, error } = message
        open.get(id)?.(token ? { ok: true, token } : { ok: false, message: error ?? payment.noAnswer })
      }
    }
    window.addEventListener('message', hear)
    setAttempt((count) => count + 1)
    return () => {
      window.removeEventListener('message', hear)
      for (const answer of open.values()) answer({ ok: false, message: payment.noAnswer })
    }
  }, [origin])

  useEffect(() => {
    if (attempt === 0) return
    const timer = setTimeout(() => setState((now) => (now === 'loading' ? 'failed' : now)), loadsWithin)
    return () => clearTimeout(timer)
  }, [attempt])

  const retry = useCallback(() => {
    setState('loading')
    setAttempt((count) => count + 1)
  }, [])

  const createToken = useCallback(async (): Promise<TokenResult> => {
    const target = frame.current?.contentWindow
    if (state === 'failed') return { ok: false, message: payment.failed }
    if (state === 'loading' || !target) return { ok: false, message: payment.notReady }
    const request: FrameRequest = { type: 'create', id: crypto.randomUUID() }
    const result = await new Promise<TokenResult>((resolve) => {
      waiting.current.set(request.id, resolve)
      setTimeout(() => resolve({ ok: false, message: payment.noAnswer }), answersWithin)
      target.postMessage(request, origin)
    })
    waiting.current.delete(request.id)
    return result
  }, [origin, state])

  return { frame, state, height, attempt, retry, createToken }
}
