// @ts-check
// The card form. What is typed here goes to the sandbox and nowhere else; the shop's page gets a token.

import {
  checkCvc,
  checkExpiry,
  checkNumber,
  digitsOf,
  formatExpiry,
  groupDigits,
  rulesFor,
} from './card-rules.js'
import { brandWords, checkTheCard, fieldWords, frontCode, noAnswer, problemWords } from './words.js'

/** @typedef {'number' | 'expiry' | 'cvc'} Field */
/** @type {Field[]} */
const fields = ['number', 'expiry', 'cvc']

const shopOrigin = document.documentElement.dataset.shopOrigin ?? ''
const form = /** @type {HTMLFormElement} */ (document.getElementById('card'))
const brand = /** @type {HTMLElement} */ (document.getElementById('brand'))
const input = (/** @type {Field} */ field) => /** @type {HTMLInputElement} */ (document.getElementById(field))
const note = (/** @type {Field} */ field) =>
  /** @type {HTMLElement} */ (document.getElementById(`${field}-note`))

/** @param {Record<string, unknown>} message */
const tellShop = (message) => {
  if (window.parent !== window) window.parent.postMessage({ from: 'card-frame', ...message }, shopOrigin)
}

// ---------------------------------------------------------------- what is typed

/** @type {Record<Field, () => string>} */
const checks = {
  number: () => checkNumber(digitsOf(input('number').value)),
  expiry: () => checkExpiry(input('expiry').value, new Date()).state,
  cvc: () => checkCvc(input('cvc').value, digitsOf(input('number').value)),
}

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

/** @type {Record<Field, () => void>} */
const formats = {
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

// ---------------------------------------------------------------- what is wrong with it

/** @param {Field} field
 * @param {string} [problem] */
function showProblem(field, problem) {
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

/** @type {string | undefined} */
let told

function tellChange() {
  const states = fields.map((field) => checks[field]())
  const problem = fields.find((field) => note(field).dataset.problem)
  const change = {
    type: 'change',
    complete: states.every((state) => state === 'ok'),
    empty: states.every((state) => state === 'empty'),
    error: problem ? (note(problem).textContent ?? checkTheCard) : null,
  }
  const now = JSON.stringify(change)
  if (now !== told) tellShop(change)
  told = now
}

for (const field of fields) {
  input(field).addEventListener('input', () => {
    formats[field]()
    // A message stays until the field is right, or has only begun to be typed again.
    if (note(field).dataset.problem && checks[field]() !== note(field).dataset.problem) showProblem(field)
    if (field === 'number' && checks.number() === 'invalid') showProblem('number', 'invalid')
    tellChange()
  })
  input(field).addEventListener('blur', () => {
    const state = checks[field]()
    if (state !== 'ok' && state !== 'empty') showProblem(field, state)
    tellChange()
  })
}

form.addEventListener('submit', (event) => event.preventDefault())

// ---------------------------------------------------------------- the token

/** @returns {Promise<{ token: string } | { error: string }>} */
async function createToken() {
  const wrong = fields.filter((field) => checks[field]() !== 'ok')
  for (const field of wrong) showProblem(field, checks[field]())
  if (wrong[0]) {
    input(wrong[0]).focus()
    tellChange()
    return { error: note(wrong[0]).textContent ?? checkTheCard }
  }
  try {
    const answer = await fetch('/elements/confirmation_tokens', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        number: digitsOf(input('number').value),
        expiry: input('expiry').value,
        cvc: input('cvc').value,
      }),
      signal: AbortSignal.timeout(10_000),
    })
    const body = await answer.json()
    if (typeof body.token === 'string') return { token: body.token }
    const field = fields.find((name) => name === body.field)
    if (!field) return { error: noAnswer }
    showProblem(field, String(body.problem))
    input(field).focus()
    tellChange()
    return { error: note(field).textContent ?? checkTheCard }
  } catch {
    return { error: noAnswer }
  }
}

window.addEventListener('message', async (event) => {
  if (event.source !== window.parent || event.origin !== shopOrigin) return
  const { type, id } = Object(event.data)
  if (type === 'create' && typeof id === 'string') tellShop({ type: 'token', id, ...(await createToken()) })
})

// ---------------------------------------------------------------- the frame's size

new ResizeObserver(() => {
  tellShop({ type: 'height', height: Math.ceil(document.body.getBoundingClientRect().height) })
}).observe(document.body)

// Browsers keep what was typed when they come back to a page.
for (const field of fields) formats[field]()
tellShop({ type: 'ready' })
tellChange()
