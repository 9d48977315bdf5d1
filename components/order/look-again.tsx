'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const firstAfter = 2_000
const longest = 20_000

/** Makes the page look again for as long as it is shown, a little less often each time. */
export function LookAgain() {
  const router = useRouter()
  useEffect(() => {
    let pause = firstAfter
    let timer = setTimeout(again, pause)
    function again() {
      if (document.visibilityState === 'visible') router.refresh()
      pause = Math.min(pause * 1.3, longest)
      timer = setTimeout(again, pause)
    }
    return () => clearTimeout(timer)
  }, [router])
  return null
}
