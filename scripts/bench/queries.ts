import pg from 'pg'

type Query = (this: unknown, ...given: unknown[]) => unknown

/**
 * Watches the driver's client: each of its calls is one way to the database and back, BEGIN and COMMIT too.
 * @returns a function that ends it and says how many there were, the milliseconds they took together, and by kind
 */
export function watchQueries() {
  const client = pg.Client.prototype as unknown as { query: Query }
  const { query } = client
  const spent = new Map<string, number>()
  let trips = 0
  client.query = function watched(...given) {
    trips += 1
    const begun = performance.now()
    const what = nameOf(given[0])
    const note = () => spent.set(what, (spent.get(what) ?? 0) + performance.now() - begun)
    // A pool hands a callback, a connection of one's own takes a promise.
    const last = given.at(-1)
    if (typeof last === 'function') {
      const noted = (...answer: unknown[]) => {
        note()
        return last(...answer)
      }
      return query.apply(this, [...given.slice(0, -1), noted])
    }
    const answer = query.apply(this, given)
    if (answer instanceof Promise) answer.then(note, note)
    return answer
  }
  return {
    stop() {
      client.query = query
      const kinds = [...spent].map(([what, milliseconds]) => ({ what, milliseconds }))
      kinds.sort((a, b) => b.milliseconds - a.milliseconds)
      return { trips, waited: kinds.reduce((sum, { milliseconds }) => sum + milliseconds, 0), kinds }
    },
  }
}

/** The first words of a statement, enough to know it by. */
function nameOf(given: unknown): string {
  const text = typeof given === 'string' ? given : ((given as { text?: string } | undefined)?.text ?? '')
  return text.replace(/\s+/g, ' ').trim().slice(0, 72)
}
