import 'server-only'

const form = /^[A-Z0-9][A-Z0-9-]{1,30}[A-Z0-9]$/

/**
 * A code as it is kept, from what somebody typed: in any case, with blanks around it. Only ASCII letters become
 * capitals, so that no look-alike of another script becomes one of ours.
 * @returns null for what can be no code
 */
export function readCode(typed: string): string | null {
  if (typed.length > 100) return null
  const code = typed.trim().replace(/[a-z]/g, (letter) => letter.toUpperCase())
  return form.test(code) ? code : null
}
