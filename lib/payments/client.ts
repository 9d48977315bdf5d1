import * as z from 'zod/mini'

/** Who shows the form that the card is typed into. */
export type CardProvider = { kind: 'sandbox'; origin: string } | { kind: 'stripe'; publishableKey: string }

/** What the parent of a card field gets: a token for the server to confirm with, or words for the shopper. */
export type TokenResult = { ok: true; token: string } | { ok: false; message: string }

const fromFrame = z.literal('card-frame')

/** What the sandbox's card frame says to the shop's page, by `postMessage`. Never a number or a code. */
export const frameMessage = z.discriminatedUnion('type', [
  z.object({ from: fromFrame, type: z.literal('ready') }),
  z.object({
    from: fromFrame,
    type: z.literal('height'),
    /** CSS pixels. */
    height: z.number().check(z.gte(0), z.lte(2_000)),
  }),
  z.object({
    from: fromFrame,
    type: z.literal('change'),
    complete: z.boolean(),
    empty: z.boolean(),
    error: z.nullable(z.string()),
  }),
  z.object({
    from: fromFrame,
    type: z.literal('token'),
    /** The `id` of the request that this answers. */
    id: z.string(),
    token: z.optional(z.string().check(z.regex(/^ctoken_\w+$/))),
    error: z.optional(z.string()),
  }),
])

/** What the shop's page asks of the frame. */
export interface FrameRequest {
  type: 'create'
  id: string
}

const fromBank = z.literal('challenge-frame')

/** What the sandbox's page with the bank's question says to the shop's. What came of it, the shop asks the gateway. */
export const challengeMessage = z.discriminatedUnion('type', [
  z.object({ from: fromBank, type: z.literal('ready') }),
  z.object({
    from: fromBank,
    type: z.literal('height'),
    /** CSS pixels. */
    height: z.number().check(z.gte(0), z.lte(2_000)),
  }),
  z.object({
    from: fromBank,
    type: z.literal('done'),
    result: z.enum(['approved', 'rejected', 'abandoned', 'over']),
  }),
])
