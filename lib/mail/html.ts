import 'server-only'

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Markup that is safe to send: made by `html` alone. */
export type Html = { readonly markup: string }

type Value = string | number | Html | readonly Html[]

function write(value: Value): string {
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (letter) => escapes[letter] ?? '')
  if (typeof value === 'number') return String(value)
  return 'markup' in value ? value.markup : value.map((part) => part.markup).join('')
}

/** A tagged template for markup. Whatever is put in is escaped, unless it was made by `html` itself. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Html {
  return { markup: String.raw({ raw: strings }, ...values.map(write)) }
}
