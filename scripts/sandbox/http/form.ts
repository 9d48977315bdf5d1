/** A decoded form: text at the leaves, nested by brackets. Objects have no prototype, so any key is just a key. */
export interface Form {
  [key: string]: string | Form
}

const newForm = (): Form => Object.create(null)

const maxPairs = 1_000
const maxDepth = 6

/**
 * Decodes `a[b][0]=c&d=e` as Stripe's API reads bodies and queries (https://docs.stripe.com/api, "form-encoded").
 * A list is an object with the keys 0, 1, …; `a[]=x` takes the next free number. Never throws on bad escapes.
 * @returns undefined when the form contradicts itself (`a=1&a[b]=2`), nests too deeply or has too many fields.
 */
export function decodeForm(text: string): Form | undefined {
  const form = newForm()
  let pairs = 0
  for (const [name, value] of new URLSearchParams(text)) {
    const keys = keysOf(name)
    if (++pairs > maxPairs || keys.length > maxDepth || !place(form, keys, value)) return undefined
  }
  return form
}

/** `a[b][0]` -> ['a', 'b', '0']. What is not written in brackets is one plain key. */
function keysOf(name: string): string[] {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])+)$/.exec(name)
  if (!match) return [name]
  const [, head = '', brackets = ''] = match
  return [head, ...brackets.slice(1, -1).split('][')]
}

function place(form: Form, keys: string[], value: string): boolean {
  let here = form
  for (const [index, given] of keys.entries()) {
    const key = given === '' && index > 0 ? String(Object.keys(here).length) : given
    const there = here[key]
    if (index === keys.length - 1) {
      if (typeof there === 'object') return false
      here[key] = value
      return true
    }
    if (typeof there === 'string') return false
    const next = there ?? newForm()
    here[key] = next
    here = next
  }
  return false
}
