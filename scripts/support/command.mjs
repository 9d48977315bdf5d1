// The frame of a command: what it started ends with it, however it ends.
import { endOnSignals, endOwned, isEnding } from './processes.mjs'
import { complain } from './steps.mjs'

/**
 * Runs a command to its end and leaves the process with its exit code.
 * @param {() => Promise<number>} work
 */
export async function main(work) {
  // A terminal that is gone is no reason to leave without cleaning up.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  endOnSignals(() => process.stdout.write('\n  Stopping …\n'))
  let code = 1
  try {
    code = await work()
  } catch (error) {
    // While ending, the errors are those of what was ended; the signal's handler leaves the process.
    if (isEnding()) return
    complain(error)
  }
  if (isEnding()) return
  await endOwned()
  process.exit(code)
}

/**
 * @param {string[]} known
 * @returns {Set<string>} the flags that were given
 */
export function flags(known) {
  const given = process.argv.slice(2)
  const strange = given.find((flag) => !known.includes(flag))
  if (strange === undefined) return new Set(given)
  process.stderr.write(`There is no ${strange} here. Known: ${known.join(', ')}\n`)
  process.exit(2)
}
