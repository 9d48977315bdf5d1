'use client'

import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
} from '@simplewebauthn/browser'
import { mergedLines } from '@/components/cart/hand-over'
import type { account } from '@/components/messages'
import type { MergedLine } from '@/lib/cart/claim'
import { sendSignals } from './signals'

// The browser's side of a ceremony: fetch options, ask the person, hand the answer in. Only private pages
// load this file.

export type PasskeyProblem = keyof typeof account.problems
/**
 * `same`: whoever was signed in here before is the one who is now. `asked`: a recovery is under way, and they are
 * asked about it first.
 */
export type Ceremony = { ok: true; same?: boolean; asked?: boolean } | { ok: false; problem: PasskeyProblem }

export const failed = (problem: PasskeyProblem): { ok: false; problem: PasskeyProblem } => ({
  ok: false,
  problem,
})

/** `data` of an answer that is fine, `refusal` of one that is not. */
type Posted<Data, Refusal> = { status: number; data: Data | null; refusal: Refusal | null }

export async function post<Data, Refusal = unknown>(
  address: string,
  body: unknown,
): Promise<Posted<Data, Refusal>> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => null)
  if (!response) return { status: 503, data: null, refusal: null }
  const { status, ok } = response
  const said = await response.json().catch(() => null)
  return { status, data: ok ? said : null, refusal: ok ? null : said }
}

type Refused = { error?: string }

/** The longest that the shop has us wait for a cookie that may be on its way; then it was lost. In milliseconds. */
const cookiePatience = 65_000

/** Hands an answer in. Asked to come again, it does, with the cookie that has arrived meanwhile. */
export async function handIn<Data>(address: string, body: unknown): Promise<Posted<Data, Refused>> {
  const begun = Date.now()
  for (;;) {
    const posted = await post<Data, Refused>(address, body)
    if (posted.refusal?.error !== 'again' || Date.now() - begun > cookiePatience) return posted
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
}

export function problemOf(error: unknown, begun: number, limit: number): PasskeyProblem {
  const { name = '', code = '' } = error as { name?: string; code?: string }
  if (code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') return 'exists'
  if (name === 'ConstraintError' || name === 'NotSupportedError') return 'unfit'
  // Browsers say the same for a person's no and for the end of the time.
  if (name === 'NotAllowedError') return Date.now() - begun >= limit - 2000 ? 'timed-out' : 'cancelled'
  return name === 'AbortError' ? 'cancelled' : 'unsupported'
}

/** Where the two ways that a mailed code leads to a passkey begin. */
const makings = { first: '/api/passkeys/register', recovery: '/api/recover/passkey' } as const

/** Makes an account's first passkey, or the one of a recovery; afterwards this browser is signed in. */
export async function makePasskey(making: keyof typeof makings = 'first'): Promise<Ceremony> {
  if (!browserSupportsWebAuthn()) return failed('unsupported')
  const options = await post<PublicKeyCredentialCreationOptionsJSON>(`${makings[making]}/options`, {})
  if (options.status === 401) return failed('signed-out')
  if (options.status === 403) return failed(making === 'first' ? 'exists' : 'too-late')
  if (!options.data) return failed('unavailable')
  const begun = Date.now()
  try {
    const made = await startRegistration({ optionsJSON: options.data })
    const { status } = await handIn(makings[making], made)
    if (status === 200) return { ok: true }
    return failed(
      status === 401 ? 'signed-out' : status === 503 || status === 409 ? 'unavailable' : 'not-made',
    )
  } catch (error) {
    return failed(problemOf(error, begun, options.data.timeout ?? 0))
  }
}

type SignedIn = { same: boolean; asked: boolean; merged: MergedLine[] }

type SignInAddress = '/api/passkeys/sign-in' | '/api/passkeys/come-back'

async function signIn(
  useBrowserAutofill: boolean,
  isShared: () => boolean,
  address: SignInAddress = '/api/passkeys/sign-in',
): Promise<Ceremony> {
  const options = await post<PublicKeyCredentialRequestOptionsJSON>('/api/passkeys/sign-in/options', {})
  if (!options.data) return failed('unavailable')
  // The button was pressed while autofill's options were on their way: beginning now would close its dialog.
  if (useBrowserAutofill && dialogOpen) return failed('cancelled')
  const begun = Date.now()
  try {
    const shown = await startAuthentication({ optionsJSON: options.data, useBrowserAutofill })
    return await finish(address, { ...shown, shared: isShared() }, options.data.rpId)
  } catch (error) {
    return failed(problemOf(error, begun, options.data.timeout ?? 0))
  }
}

async function finish(
  address: SignInAddress,
  answer: { id: string; shared: boolean },
  rpID = location.hostname,
): Promise<Ceremony> {
  const { status, data, refusal } = await handIn<SignedIn>(address, answer)
  if (data && data.merged.length > 0) mergedLines.keep(data.merged)
  if (status === 200) return { ok: true, same: data?.same ?? false, asked: data?.asked ?? false }
  if (status === 423) return failed('closing')
  if (refusal?.error === 'removed') {
    await sendSignals([{ signalName: 'unknownCredential', rpID, credentialID: answer.id }])
    return failed('removed')
  }
  return failed(status === 503 || status === 409 ? 'unavailable' : 'refused')
}

/** A page has one ceremony at a time: while the dialog is open, autofill must not begin another. */
let dialogOpen = false

/** Asks for a passkey in the browser's own dialog. `shared`: others use this device too. */
export const signInWithPasskey = (shared = false): Promise<Ceremony> =>
  signInByDialog('/api/passkeys/sign-in', shared)

/** The same, to open an account again that is closed and not yet erased. */
export const comeBackWithPasskey = (shared = false): Promise<Ceremony> =>
  signInByDialog('/api/passkeys/come-back', shared)

async function signInByDialog(address: SignInAddress, shared: boolean): Promise<Ceremony> {
  if (!browserSupportsWebAuthn()) return failed('unsupported')
  dialogOpen = true
  return signIn(false, () => shared, address).finally(() => {
    dialogOpen = false
  })
}

/** Whether this browser can show the passkeys at hand, or say at once that there are none. */
export async function canSignInAtOnce(): Promise<boolean> {
  if (!browserSupportsWebAuthn()) return false
  const able = await PublicKeyCredential.getClientCapabilities?.().catch(() => null)
  return able?.immediateGet === true && typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function'
}

/**
 * Signs in with a passkey that is at hand on this device, where there is one: no dialog is shown otherwise,
 * and none that asks for another device. To be called from a click. SimpleWebAuthn does not know the mode
 * yet (Credential Management Level 1, `uiMode`; Chrome's name for it is immediate UI).
 */
export async function signInAtOnce(shared = false): Promise<Ceremony> {
  dialogOpen = true
  try {
    const options = await post<PublicKeyCredentialRequestOptionsJSON>('/api/passkeys/sign-in/options', {})
    if (!options.data) return failed('unavailable')
    WebAuthnAbortService.cancelCeremony()
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
      options.data as Parameters<typeof PublicKeyCredential.parseRequestOptionsFromJSON>[0],
    )
    const request: CredentialRequestOptions & { uiMode: 'immediate' } = { publicKey, uiMode: 'immediate' }
    const shown = await navigator.credentials.get(request)
    if (!(shown instanceof PublicKeyCredential)) return failed('cancelled')
    return await finish('/api/passkeys/sign-in', { ...shown.toJSON(), shared }, options.data.rpId)
  } catch {
    // None at hand, or a no: browsers do not say which.
    return failed('cancelled')
  } finally {
    dialogOpen = false
  }
}

const renewAfter = 4 * 60 * 1000

/**
 * Offers passkeys among the email field's suggestions while the page is looked at. Its challenge lives for
 * five minutes, so it is renewed after four.
 * @returns a function that stops offering
 */
export function offerInAutofill(done: (result: Ceremony) => void, isShared: () => boolean): () => void {
  let stopped = false
  let offering = false
  let begun = 0

  async function offer() {
    if (stopped || offering || dialogOpen || document.visibilityState !== 'visible') return
    offering = true
    begun = Date.now()
    const result = await signIn(true, isShared)
    offering = false
    // Stopped by ourselves, or by the button's dialog: nothing that anyone needs to hear of.
    if (!stopped && (result.ok || ['refused', 'removed', 'closing'].includes(result.problem))) done(result)
  }

  function look() {
    if (offering && !dialogOpen && Date.now() - begun >= renewAfter) WebAuthnAbortService.cancelCeremony()
    else void offer()
  }

  let timer: ReturnType<typeof setInterval> | undefined
  void browserSupportsWebAuthnAutofill().then((supported) => {
    if (!supported || stopped) return
    timer = setInterval(look, 5000)
    document.addEventListener('visibilitychange', look)
    look()
  })
  return () => {
    stopped = true
    clearInterval(timer)
    document.removeEventListener('visibilitychange', look)
    if (offering) WebAuthnAbortService.cancelCeremony()
  }
}
