// @ts-check
// The bank's question. The intent's client secret stands in the address's fragment, which no server log sees.

const shopOrigin = document.documentElement.dataset.shopOrigin ?? ''
const secret = location.hash.slice(1)
const framed = window.parent !== window

const part = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id))
const buttons = /** @type {HTMLButtonElement[]} */ ([...part('answers').querySelectorAll('button')])

/** @param {Record<string, unknown>} message */
const tellShop = (message) => {
  if (framed) window.parent.postMessage({ from: 'challenge-frame', ...message }, shopOrigin)
}

/** @param {string} question
 * @param {string} detail */
function show(question, detail) {
  part('question').textContent = question
  part('detail').textContent = detail
}

/** @param {'approve' | 'reject'} [answer] */
async function ask(answer) {
  const reply = await fetch('/elements/challenge', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ secret, answer }),
    signal: AbortSignal.timeout(15_000),
  })
  if (!reply.ok) throw new Error(String(reply.status))
  return reply.json()
}

/** @param {'approved' | 'rejected' | 'abandoned' | 'over'} result
 * @param {string | null} returnUrl */
function end(result, returnUrl) {
  part('answers').hidden = true
  tellShop({ type: 'done', result })
  if (!framed && returnUrl) location.replace(returnUrl)
}

/** @param {string} value */
async function answer(value) {
  if (value === 'abandon') {
    show('Not answered', 'You can go back to the shop and try again.')
    return end('abandoned', null)
  }
  for (const button of buttons) button.disabled = true
  try {
    const { state, returnUrl } = await ask(value === 'approve' ? 'approve' : 'reject')
    if (state === 'rejected') show('Rejected', 'Nothing is charged.')
    else show('Thank you', 'You can go back to the shop.')
    end(state, returnUrl)
  } catch {
    for (const button of buttons) button.disabled = false
    part('detail').textContent = 'The bank did not answer. Try again.'
  }
}

async function begin() {
  try {
    const { state, amount, card, returnUrl } = await ask()
    if (state !== 'waiting') {
      show('Nothing to confirm', 'This was answered already.')
      return end('over', returnUrl)
    }
    show(
      amount ? `Pay ${amount}?` : 'Save this card?',
      amount
        ? `With the card ${card}. Approve it only if you are buying something now.`
        : `The card ${card}, for later purchases.`,
    )
    part('answers').hidden = false
  } catch {
    show('This question is not known', 'Go back to the shop and try again.')
    end('over', null)
  }
}

// A page has one main part. In a frame that is the shop's.
if (!framed) part('page').setAttribute('role', 'main')
for (const button of buttons) button.addEventListener('click', () => answer(button.value))
document.addEventListener('submit', (event) => event.preventDefault())
new ResizeObserver(() => {
  tellShop({ type: 'height', height: Math.ceil(document.body.getBoundingClientRect().height) })
}).observe(document.body)
tellShop({ type: 'ready' })
begin()
