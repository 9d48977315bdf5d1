// A list of ways in which a ceremony can be bad: R for a registration (WebAuthn L3 section 7.1), A for an
// authentication (section 7.2), and what we ask beyond the two. Each has its row in a table, or several.

/** Every id of the list. `rows.test.ts` counts that none is missing. */
export const rowIds = [...numbered('R', 50), 'R19b', ...numbered('A', 48), 'A31b']

function numbered(letter: string, last: number): string[] {
  return Array.from({ length: last }, (_, place) => `${letter}${String(place + 1).padStart(2, '0')}`)
}

/**
 * What must follow:
 * - `refused`: one answer for all, no session, no passkey, the challenge burnt, one event with this reason, no counter
 *   or anything else of a passkey moved;
 * - `stopped`: it has not the form of an answer, so that it is not even a try: nothing is burnt, nothing written;
 * - `accepted`: it is good.
 */
export type Outcome = { refused: string } | 'stopped' | 'accepted'

type Named = {
  id: string
  /** What is wrong, or odd. */
  what: string
  /** Why something else follows than the list says. */
  decided?: string
}

/** One lie, or one oddity, told by the software authenticator. */
export type WireRow<Wire> = Named & { follows: Outcome; wire: Wire }
/** A story of several steps, with expectations of its own. */
export type StoryRow = Named & { follows: Outcome; story: () => Promise<void> }
/** One that another file tests, by this id in the name of a test. */
export type ElsewhereRow = Named & { in: string }

export const refused = (reason: string): Outcome => ({ refused: reason })

/** For the name of a test. */
export const nameOf = ({ id, what }: Named, follows: Outcome) =>
  `${id} ${what}: ${typeof follows === 'string' ? follows : `refused (${follows.refused})`}`
