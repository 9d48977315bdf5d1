/** What JSON can say. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json }

/**
 * One text for one value: the same fields in another order are the same text (as RFC 8785, for values without
 * fractions). Two values that differ anywhere have different texts.
 * @throws for a number that is not a safe integer: its text is not the same everywhere
 */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`).join(',')}}`
  }
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new Error('only whole numbers')
  return JSON.stringify(value)
}
