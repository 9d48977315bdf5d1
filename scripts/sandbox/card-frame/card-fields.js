// @ts-check
// The three fields: what is typed in them, how it is written, and what is said below.

import {
  checkCvc,
  checkExpiry,
  checkNumber,
  digitsOf,
  formatExpiry,
  groupDigits,
  rulesFor,
} from './card-rules.js'
import { brandWords, checkTheCard, fieldWords, frontCode, problemWords } from './words.js'

/** @typedef {'number' | 'expiry' | 'cvc'} Field */
/** @type {Field[]} */
export const fields = ['number', 'expiry', 'cvc']

export const input = (/** @type {Field} */ field) =>
  /** @type {HTMLInputElement} */ (document.getElementById(field))
const note = (/** @type {Field} */ field) =>
  /** @type {HTMLElement} */ (document.getElementById(`${field}-note`))
const brand = /** @type {HTMLElement} */ (document.getElementById('brand'))

/** What each field holds: 'ok', 'empty' or a problem.
 * @type {Record<Field, () => string>} */
export const checks = {
  number: () => checkNumber(digitsOf(input('number').value)),
  expiry: () => checkExpiry(input('expiry').value, new Date()).state,
  cvc: () => checkCvc(input('cvc').value, digitsOf(input('number').value)),
}

export const typedCard = () => ({
  number: digitsOf(input('number').value),
  expiry: input('expiry').value,
  cvc: input('cvc').value,
})

/** Writes the value back in its form, with the caret behind the same digit as before.
 * @param {HTMLInputElement} element
 * @param {string} value */
function rewrite(element, value) {
  if (element.value === value) return
  const caret = element.selectionStart ?? element.value.length
  const atEnd = caret === element.value.length
  const digitsBefore = digitsOf(element.value.slice(0, caret)).length
  element.value = value
  if (document.activeElement !== element) return
  let position = atEnd ? value.length : 0
  for (let seen = 0; !atEnd && seen < digitsBefore && position < value.length; position++) {
    if (/\d/.test(value[position] ?? '')) seen++
  }
  element.setSelectionRange(position, position)
}

let expiryBefore = ''

/** Writes each field in its form.
 * @type {Record<Field, () => void>} */
export const formats = {
  number() {
    const digits = digitsOf(input('number').value)
    rewrite(input('number'), groupDigits(digits))
    const rules = rulesFor(digits)
    brand.textContent = brandWords[rules.brand] ?? ''
    const code = rules.cvc === 4 ? frontCode : fieldWords.cvc
    input('cvc').placeholder = code.placeholder
    note('cvc').dataset.hint = code.hint
    if (!note('cvc').dataset.problem) note('cvc').textContent = code.hint
  },
  expiry() {
    rewrite(input('expiry'), formatExpiry(input('expiry').value, expiryBefore))
    expiryBefore = input('expiry').value
  },
  cvc() {
    rewrite(input('cvc'), digitsOf(input('cvc').value))
  },
}

/** Says below a field what is wrong with it, or nothing.
 * @param {Field} field
 * @param {string} [problem] */
export function showProblem(field, problem) {
  const words = problem && (problemWords[field][problem] ?? checkTheCard)
  const line = note(field)
  if (words) {
    line.dataset.problem = problem
    line.textContent = words
    input(field).setAttribute('aria-invalid', 'true')
  } else {
    delete line.dataset.problem
    line.textContent = line.dataset.hint ?? ''
    input(field).removeAttribute('aria-invalid')
  }
}

/** The problem that is shown at a field.
 * @param {Field} field */
export const shownProblem = (field) => note(field).dataset.problem

/** What is said about it.
 * @param {Field} field */
export const shownWords = (field) => note(field).textContent || checkTheCard
