'use client'

import { useEffect } from 'react'
import { hearSignedOut } from './signed-in-channel'

/**
 * For pages that show what is somebody's own: they load again when another tab signs out, and when the
 * browser brings them back as they were.
 */
export function SessionWatch() {
  useEffect(() => {
    const reload = () => location.reload()
    const restored = (event: PageTransitionEvent) => {
      if (event.persisted) reload()
    }
    addEventListener('pageshow', restored)
    const stop = hearSignedOut(reload)
    return () => {
      removeEventListener('pageshow', restored)
      stop()
    }
  }, [])
  return null
}
