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
    }

export type Customer = Exclude<Caller, { level: 'guest' }>

/** Whether the caller has at least this level. */
export function reaches(caller: Caller, needed: Level): boolean {
  return levels.indexOf(caller.level) >= levels.indexOf(needed)
}
