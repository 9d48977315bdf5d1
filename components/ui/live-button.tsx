'use client'

import { type ComponentProps, useEffect, useImperativeHandle, useRef } from 'react'

declare global {
  interface Window {
    /** See lib/platform/http/early-press.mjs; missing where a document does without. */
    pressEarly?: (button: HTMLButtonElement) => void
  }
}

/** A button that is seen before it lives: what is pressed meanwhile is done as soon as it does. */
export function LiveButton({ ref, ...rest }: ComponentProps<'button'>) {
  const button = useRef<HTMLButtonElement>(null)
  useImperativeHandle(ref, () => button.current as HTMLButtonElement)
  useEffect(() => {
    // Once all around it lives too: a form's own beginnings come after those of what is in it.
    const soon = setTimeout(() => button.current && window.pressEarly?.(button.current))
    return () => clearTimeout(soon)
  }, [])
  return <button type="button" data-early="" {...rest} ref={button} />
}
