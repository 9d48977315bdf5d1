import 'server-only'
import { decodeClientDataJSON } from '@simplewebauthn/server/helpers'
import { z } from 'zod'

// What a browser sends after a ceremony (WebAuthn L3 section 5.1.8, the JSON forms). Only the form is
// looked at here; whether it is true is the matter of ceremony-checks.ts.

const base64url = z.string().regex(/^[A-Za-z0-9_-]*$/)
const knownTransports = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const
const transport = z.enum(knownTransports)

const credential = {
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
  // Answers to extensions that nobody asked for are allowed and not read (section 7.1 step 28).
  clientExtensionResults: z.looseObject({
    credProps: z.looseObject({ rk: z.boolean().optional() }).optional(),
  }),
}

export const registrationResponse = z.strictObject({
  ...credential,
  response: z.strictObject({
    clientDataJSON: base64url,
    attestationObject: base64url,
    /** Kept for later ceremonies; ones that are newer than this list are left out. */
    transports: z
      .array(z.string().max(32))
      .max(16)
      .transform((given) => given.flatMap((text) => transport.safeParse(text).data ?? []))
      .optional(),
    // The browser's own reading of the attestation object, which we read ourselves.
    authenticatorData: base64url.optional(),
    publicKey: base64url.optional(),
    publicKeyAlgorithm: z.number().int().optional(),
  }),
})

export const assertionResponse = z.strictObject({
  ...credential,
  response: z.strictObject({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.nullish().transform((handle) => handle ?? undefined),
  }),
})

export type RegistrationResponse = z.infer<typeof registrationResponse>
export type AssertionResponse = z.infer<typeof assertionResponse>

const clientData = z.looseObject({
  challenge: base64url,
  crossOrigin: z.unknown().optional(),
  topOrigin: z.unknown().optional(),
})

/** The client data that the authenticator signed over, or null where it is not JSON of that form. */
export function readClientData(encoded: string): z.infer<typeof clientData> | null {
  try {
    return clientData.safeParse(decodeClientDataJSON(encoded)).data ?? null
  } catch {
    return null
  }
}

/** The challenge that a response answers: 32 bytes, or null where it can be none of ours. */
export function challengeOf(response: {
  response: { clientDataJSON: string }
}): Uint8Array<ArrayBuffer> | null {
  const challenge = readClientData(response.response.clientDataJSON)?.challenge
  if (challenge?.length !== 43) return null
  return new Uint8Array(Buffer.from(challenge, 'base64url'))
}
