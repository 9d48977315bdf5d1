'use client'

import { type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { canSignInAtOnce, signInAtOnce } from './passkey-ceremony'
import { usePasskey } from './use-passkey'

type Props = {
  /** A path of the shop's own to go on to. */
  next: string
  /** Others use this device too. */
  shared?: boolean
  className?: string
  children: ReactNode
}

/**
 * A link to the sign-in page. Where the browser can tell at once whether it holds a passkey, one tap signs
 * in right here; whatever comes in between, the link does what links do.
 */
export function SignInLink({ next, shared = false, className, children }: Props) {
  const { settle } = usePasskey(signInAtOnce, next)
  const [trying, setTrying] = useState(false)
  const able = useRef(false)
  const address = `/sign-in?next=${encodeURIComponent(next)}`

  useEffect(() => {
    void canSignInAtOnce().then((yes) => {
      able.current = yes
    })
  }, [])

  async function follow(event: MouseEvent) {
    if (!able.current || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    if (trying) return
    setTrying(true)
    const result = await signInAtOnce(shared)
    if (result.ok) settle(result)
    else location.assign(address)
  }

  return (
    <a href={address} onClick={follow} aria-busy={trying || undefined} className={className}>
      {children}
    </a>
  )
}
