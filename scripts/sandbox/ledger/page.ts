import type Stripe from 'stripe'
import { type Html, html } from '../http/html'
import { formatAmount } from '../objects/currencies'
import type { Transaction } from '../store/store'

const shown = 100

const states: Record<string, { word: string; tone: 'good' | 'bad' | 'calm' }> = {
  succeeded: { word: 'Paid', tone: 'good' },
  declined: { word: 'Declined', tone: 'bad' },
  canceled: { word: 'Canceled', tone: 'calm' },
  requires_payment_method: { word: 'Waiting for a card', tone: 'calm' },
}

/** What the sandbox charged and declined, newest first. Shows no address and no secret. */
export function ledgerPage(store: Transaction): string {
  const intents = store.newestFirst('payment_intent')
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="robots" content="noindex">
    <title>Payment sandbox</title>
    <link rel="stylesheet" href="/look.css">
    <link rel="stylesheet" href="/ledger.css">
  </head>
  <body>
    <main>
      <header>
        <div>
          <h1>Payment sandbox</h1>
          <p class="lead">Every payment the shop asked for. No real money moves here.</p>
        </div>
        <a class="refresh" href="/">Refresh</a>
      </header>
      ${totals(intents)}
      ${intents.length > 0 ? payments(store, intents) : empty}
    </main>
  </body>
</html>
`.markup
}

function totals(intents: Stripe.PaymentIntent[]): Html {
  const charged = new Map<string, number>()
  const counts = new Map<string, number>()
  for (const intent of intents) {
    const state = stateOf(intent)
    counts.set(state, (counts.get(state) ?? 0) + 1)
    if (intent.amount_received > 0)
      charged.set(intent.currency, (charged.get(intent.currency) ?? 0) + intent.amount_received)
  }
  const amounts = [...charged].map(([currency, amount]) => formatAmount(amount, currency))
  const figure = (label: string, value: string | number) =>
    html`<div><dt>${label}</dt><dd>${value}</dd></div>`
  return html`<dl class="totals">
        ${figure('Charged', amounts.join(' + ') || '0')}
        ${figure('Paid', counts.get('succeeded') ?? 0)}
        ${figure('Declined', counts.get('declined') ?? 0)}
        ${figure('Canceled', counts.get('canceled') ?? 0)}
      </dl>`
}

function payments(store: Transaction, intents: Stripe.PaymentIntent[]): Html {
  return html`<table>
        <caption>${intents.length > shown ? `The latest ${shown} of ${intents.length} payments` : 'Payments, newest first'}, times in UTC</caption>
        <thead>
          <tr><th scope="col">Time</th><th scope="col">Order</th><th scope="col">Card</th><th scope="col">State</th><th scope="col" class="amount">Amount</th></tr>
        </thead>
        <tbody>
          ${intents.slice(0, shown).map((intent) => row(store, intent))}
        </tbody>
      </table>`
}

function row(store: Transaction, intent: Stripe.PaymentIntent): Html {
  const state = stateOf(intent)
  const { word, tone } = states[state] ?? { word: state, tone: 'calm' }
  const at = new Date(intent.created * 1000).toISOString()
  return html`<tr>
            <td class="time"><time datetime="${at}">${at.slice(0, 10)} <b>${at.slice(11, 19)}</b></time></td>
            <th scope="row"><span class="order">${intent.metadata.order_id ?? intent.description ?? 'No order'}</span><code>${intent.id}</code></th>
            <td class="card">${cardOf(store, intent)}</td>
            <td class="state"><span class="tag ${tone}">${word}</span>${reasonOf(intent)}</td>
            <td class="amount">${formatAmount(intent.amount, intent.currency)}</td>
          </tr>
          `
}

const stateOf = (intent: Stripe.PaymentIntent): string =>
  intent.status === 'requires_payment_method' && intent.last_payment_error ? 'declined' : intent.status

function cardOf(store: Transaction, intent: Stripe.PaymentIntent): Html {
  const charge =
    typeof intent.latest_charge === 'string' ? store.get('charge', intent.latest_charge) : undefined
  const card = charge?.payment_method_details?.card
  return card
    ? html`<span class="brand">${card.brand ?? ''}</span> <span class="dots" aria-label="ending in">••</span> ${card.last4 ?? ''}`
    : html`<span class="none">–</span>`
}

function reasonOf(intent: Stripe.PaymentIntent): Html | string {
  const error = intent.last_payment_error
  const reason = error?.decline_code ?? error?.code ?? intent.cancellation_reason
  return reason ? html`<small>${reason.replaceAll('_', ' ')}</small>` : ''
}

const empty = html`<p class="empty">Nothing yet. Place an order in the shop and pay with
        <b>4242 4242 4242 4242</b>, any date to come and any three digits.</p>`
