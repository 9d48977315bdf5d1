/** From a stranger to someone who has just shown a passkey. Each level may do what those before it may. */
export const levels = ['guest', 'limited', 'remembered', 'fresh'] as const
export type Level = (typeof levels)[number]

/** Who makes a request, as far as their cookie shows. */
export type Caller =
  | { level: 'guest' }
  | {
      level: Exclude<Level, 'guest'>
      customerId: string
      sessionId: string
      email: string
      authenticatedAt: Date | null
      /** On a device that others use too: no name is shown, no passkey offered. */
      shared?: boolean
      /** The token that came was replaced a moment ago: it is answered, but spends nothing and starts no action. */
      isReplaced?: boolean
      /** An answer may bring the browser its next token. */
      rotationDue?: boolean
    }

export type Customer = Exclude<Caller, { level: 'guest' }>

/**
 * The level at which a page answers at all. One that needs a fresh session shows "Confirm it's you" to a remembered
 * one, in the place of what it holds; anybody below is sent to sign in.
 */
export const doorstep = (needed: Level): Level => (needed === 'fresh' ? 'remembered' : needed)

/** Whether the caller has at least this level. */
export function reaches(caller: Caller, needed: Level): boolean {
  return levels.indexOf(caller.level) >= levels.indexOf(needed)
}
