'use client'

// Tabs of one browser tell each other when its customer signs out.

const name = 'latchkey'
const signedOut = 'signed-out'

/** This page said so itself, and is on its way out. */
let told = false

export function tellSignedOut(): void {
  told = true
  const channel = new BroadcastChannel(name)
  channel.postMessage(signedOut)
  channel.close()
}

/** @returns a function that stops listening */
export function hearSignedOut(heard: () => void): () => void {
  const channel = new BroadcastChannel(name)
  channel.onmessage = (event) => {
    if (event.data === signedOut && !told) heard()
  }
  return () => channel.close()
}
