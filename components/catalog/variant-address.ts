'use client'

import { useSyncExternalStore } from 'react'

// Which variant the address names (?variant=). The stored page shows the default one; the browser applies
// the address after it took over, so that the page stays static and its price is in the HTML.

const changed = 'latchkey:variant'

function subscribe(notify: () => void) {
  window.addEventListener('popstate', notify)
  window.addEventListener(changed, notify)
  return () => {
    window.removeEventListener('popstate', notify)
    window.removeEventListener(changed, notify)
  }
}

const read = () => new URLSearchParams(window.location.search).get('variant')

export function useVariantSlug(): string | null {
  return useSyncExternalStore(subscribe, read, () => null)
}

/** Names the chosen variant in the address, without a step in the history. */
export function nameVariant(slug: string) {
  window.history.replaceState(null, '', `?variant=${encodeURIComponent(slug)}`)
  window.dispatchEvent(new Event(changed))
}
