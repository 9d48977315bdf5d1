// @ts-check
// The card form. What is typed here goes to the sandbox and nowhere else; the shop's page gets a token.

import {
  checks,
  fields,
  formats,
  input,
  shownProblem,
  shownWords,
  showProblem,
  typedCard,
} from './card-fields.js'
import { noAnswer } from './words.js'

const shopOrigin = document.documentElement.dataset.shopOrigin ?? ''

/** @param {Record<string, unknown>} message */
const tellShop = (message) => {
  if (window.parent !== window) window.parent.postMessage({ from: 'card-frame', ...message }, shopOrigin)
}

// ---------------------------------------------------------------- what is typed

/** @type {string | undefined} */
let told

function tellChange() {
  const states = fields.map((field) => checks[field]())
  const problem = fields.find(shownProblem)
  const change = {
    type: 'change',
    complete: states.every((state) => state === 'ok'),
    empty: states.every((state) => state === 'empty'),
    error: problem ? shownWords(problem) : null,
  }
  const now = JSON.stringify(change)
  if (now !== told) tellShop(change)
  told = now
}

for (const field of fields) {
  input(field).addEventListener('input', () => {
    formats[field]()
    // A message stays until the field is right, or has only begun to be typed again.
    if (shownProblem(field) && checks[field]() !== shownProblem(field)) showProblem(field)
    if (field === 'number' && checks.number() === 'invalid') showProblem('number', 'invalid')
    tellChange()
  })
  input(field).addEventListener('blur', () => {
    const state = checks[field]()
    if (state !== 'ok' && state !== 'empty') showProblem(field, state)
    tellChange()
  })
}

document.addEventListener('submit', (event) => event.preventDefault())

// ---------------------------------------------------------------- the token

/** @returns {Promise<{ token: string } | { error: string }>} */
async function createToken() {
  const wrong = fields.filter((field) => checks[field]() !== 'ok')
  for (const field of wrong) showProblem(field, checks[field]())
  if (wrong[0]) {
    input(wrong[0]).focus()
    tellChange()
    return { error: shownWords(wrong[0]) }
  }
  try {
    const answer = await fetch('/elements/confirmation_tokens', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(typedCard()),
      signal: AbortSignal.timeout(10_000),
    })
    const body = await answer.json()
    if (typeof body.token === 'string') return { token: body.token }
    const field = fields.find((name) => name === body.field)
    if (!field) return { error: noAnswer }
    showProblem(field, String(body.problem))
    input(field).focus()
    tellChange()
    return { error: shownWords(field) }
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
