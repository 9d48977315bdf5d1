import 'server-only'

/**
 * Whether a form is what React makes of an action's arguments: a list in field "0" of plain data, in which
 * texts that begin with "$" stand for other fields or for values that JSON lacks. Next answers whatever it
 * cannot put together with a 500, so what no action of the shop is ever given is refused before: a field that
 * is not there, functions, streams, maps, parts of the list itself, lists in lists without end. An action's
 * state is therefore plain data too, in which nothing stands twice (`distinct`).
 */
export function isActionBody(form: FormData): boolean {
  try {
    const given: unknown = JSON.parse(String(form.get('0')))
    return Array.isArray(given) && isPlain(given, 8)
  } catch {
    return false
  }
}

/** A text of its own ("$$" is a "$"), a form, a date, undefined, or a number that JSON lacks. */
const plainText = /^([^$]|$|\$([$DKNI-]|undefined$))/

function isPlain(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return plainText.test(value)
  if (typeof value !== 'object' || value === null) return true
  return depth > 0 && Object.values(value).every((part) => isPlain(part, depth - 1))
}
