// What demo and test print: each step with what it does and how long it took, each failure with its mend.

/**
 * An error that a person can mend: shown as its message alone, without a stack.
 * @param {string} message what is wrong
 * @param {string} [mend] what to do about it
 */
export function problem(message, mend) {
  return Object.assign(new Error(mend ? `${message}\n  ${mend}` : message), { isProblem: true })
}

/**
 * Runs one step and prints it on one line with its time.
 * @template T
 * @param {string} title
 * @param {(note: (text: string) => void) => Promise<T> | T} work may leave a note for the end of the line
 * @returns {Promise<T>} what the work returned
 */
export async function step(title, work) {
  const started = performance.now()
  let note = ''
  process.stdout.write(`  ${title} … `)
  try {
    const result = await work((text) => {
      note = `${text}, `
    })
    process.stdout.write(`${note}${since(started)}\n`)
    return result
  } catch (error) {
    process.stdout.write(`failed after ${since(started)}\n`)
    throw error
  }
}

/** A step whose own output is worth reading: a heading, the output, the time. */
export async function openStep(title, work) {
  const started = performance.now()
  process.stdout.write(`\n  ${title}\n`)
  const result = await work()
  process.stdout.write(`  ${title}: ${since(started)}\n`)
  return result
}

/** @param {number} started a reading of `performance.now()` */
export function since(started) {
  return `${((performance.now() - started) / 1000).toFixed(1)} s`
}

/** Prints why a command ends early. A problem is one clear line; a fault of ours shows its stack. */
export function complain(error) {
  process.stderr.write(`\n${error?.isProblem ? error.message : (error?.stack ?? error)}\n`)
}
