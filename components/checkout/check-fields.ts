import { countryRules, longest, writePostalCode } from '@/lib/checkout/countries/client'
import { holdsCardNumber } from '@/lib/platform/card-number/client'
import type { CountryCode } from '@/lib/shop/client'

/** What is wrong with each field, by its name: keys of `checkout.problems`. */
export type FieldProblems = Record<string, string>

/**
 * Finds what the server would complain about in most cases, without asking it. The server decides.
 */
export function checkFields(form: FormData, country: CountryCode): FieldProblems {
  const problems: FieldProblems = {}
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const rules = countryRules[country]
  const needed = ['name', 'line1', 'city', 'postalCode']
  if (form.has('email')) needed.unshift('email')
  if (rules.region?.required) needed.push('region')
  for (const name of needed) if (text(name) === '') problems[name] = 'required'
  for (const [name, most] of Object.entries(longest))
    if (text(name).length > most) problems[name] = 'too-long'
  if (form.has('email') && !problems.email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text('email')))
    problems.email = 'email-invalid'
  if (!problems.postalCode && writePostalCode(country, text('postalCode')) === null)
    problems.postalCode = 'postal-code-invalid'
  // Before anything else, so that it does not even leave the browser.
  for (const [name, value] of form)
    if (typeof value === 'string' && holdsCardNumber(value)) problems[name] = 'card-number'
  return problems
}
