import type Stripe from 'stripe'
import { type Html, html } from '../http/html'
import { formatAmount } from '../objects/currencies'
import type { Transaction } from '../store/store'
import { type Ledger, orderOf } from './sums'
import { shown, timeCell } from './table'

const states: Record<string, { word: string; tone: 'good' | 'bad' | 'calm' }> = {
  succeeded: { word: 'Paid', tone: 'good' },
  refunded: { word: 'Refunded', tone: 'calm' },
  partly_refunded: { word: 'Partly refunded', tone: 'good' },
  requires_capture: { word: 'Reserved', tone: 'calm' },
  declined: { word: 'Declined', tone: 'bad' },
  canceled: { word: 'Canceled', tone: 'calm' },
  requires_payment_method: { word: 'Waiting for a card', tone: 'calm' },
  requires_confirmation: { word: 'Not confirmed', tone: 'calm' },
  requires_action: { word: 'Waiting for approval', tone: 'calm' },
}

/** The payments, with what is left of each. */
export function paymentsPart(store: Transaction, ledger: Ledger): Html {
  const intents = store.newestFirst('payment_intent')
  if (intents.length === 0) return empty
  const perOrder = new Map<string, number>()
  for (const intent of intents) perOrder.set(orderOf(intent), (perOrder.get(orderOf(intent)) ?? 0) + 1)
  const most = intents.length > shown ? `The latest ${shown} of ${intents.length}` : 'Newest first'
  return html`<section aria-labelledby="payments">
        <h2 id="payments">Payments</h2>
        <table>
          <caption>${most}, times in UTC</caption>
          <thead>
            <tr><th scope="col">Time</th><th scope="col">Order</th><th scope="col">Card</th><th scope="col">State</th><th scope="col" class="amount">Amount</th><th scope="col" class="amount">Left</th></tr>
          </thead>
          <tbody>
            ${intents.slice(0, shown).map((intent) => {
              const shared = orderOf(intent) !== '' && (perOrder.get(orderOf(intent)) ?? 0) > 1
              return row(store, intent, shared ? ledger.orders[orderOf(intent)] : undefined)
            })}
          </tbody>
        </table>
      </section>`
}

function row(store: Transaction, intent: Stripe.PaymentIntent, order: Ledger['totals'] | undefined): Html {
  const charge =
    typeof intent.latest_charge === 'string' ? store.get('charge', intent.latest_charge) : undefined
  const refunded = charge?.captured ? charge.amount_refunded : 0
  const state = stateOf(intent, refunded)
  const { word, tone } = states[state] ?? { word: state, tone: 'calm' }
  const money = (amount: number) => formatAmount(amount, intent.currency)
  const ofOrder = order?.[intent.currency]
  return html`<tr>
              ${timeCell(intent.created)}
              <th scope="row"><span class="order">${orderOf(intent) || (intent.description ?? 'No order')}</span><code>${intent.id}</code></th>
              <td class="card">${cardOf(store, intent, charge)}</td>
              <td class="state"><span class="tag ${tone}">${word}</span>${reasonOf(intent)}</td>
              <td class="amount">${money(intent.amount)}${refunded > 0 ? html`<small>back ${money(refunded)}</small>` : ''}</td>
              <td class="amount left">${intent.amount_received > 0 ? money(intent.amount_received - refunded) : html`<span class="none">–</span>`}${ofOrder ? html`<small>order ${money(ofOrder.balance)}</small>` : ''}</td>
            </tr>
            `
}

function stateOf(intent: Stripe.PaymentIntent, refunded: number): string {
  if (intent.status === 'requires_payment_method' && intent.last_payment_error) return 'declined'
  if (intent.status !== 'succeeded' || refunded === 0) return intent.status
  return refunded === intent.amount_received ? 'refunded' : 'partly_refunded'
}

function cardOf(store: Transaction, intent: Stripe.PaymentIntent, charge: Stripe.Charge | undefined): Html {
  const card =
    charge?.payment_method_details?.card ?? store.get('payment_method', String(intent.payment_method))?.card
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
