import { type Html, html } from '../http/html'
import type { Transaction } from '../store/store'
import type { Delivery, Try } from '../webhooks/delivery'
import { timeCell } from './table'

const shown = 30

const states: Record<Delivery['state'], { word: string; tone: 'good' | 'bad' | 'calm' }> = {
  waiting: { word: 'On its way', tone: 'calm' },
  delivered: { word: 'Taken', tone: 'good' },
  failed: { word: 'Given up', tone: 'bad' },
  never: { word: 'Lost on purpose', tone: 'bad' },
}

/** The events that were sent to the shop, with every try. */
export function webhooksPart(store: Transaction, url: string | undefined): Html {
  const deliveries = store.newestFirst('delivery')
  if (url === undefined && deliveries.length === 0)
    return html`<section aria-labelledby="webhooks">
        <h2 id="webhooks">Webhooks</h2>
        <p class="note">Events are kept, and sent nowhere: <code>SANDBOX_WEBHOOK_URL</code> is not set.</p>
      </section>`
  const most = deliveries.length > shown ? `The latest ${shown} of ${deliveries.length}` : 'Newest first'
  return html`<section aria-labelledby="webhooks">
        <h2 id="webhooks">Webhooks</h2>
        <table class="webhooks">
          <caption>${most}${url ? `, to ${url}` : ''}</caption>
          <thead>
            <tr><th scope="col">Time</th><th scope="col">Event</th><th scope="col">Tries</th><th scope="col">State</th><th scope="col"><span class="hidden">Again</span></th></tr>
          </thead>
          <tbody>
            ${deliveries.slice(0, shown).map((delivery) => row(delivery))}
          </tbody>
        </table>
      </section>`
}

function row({ event, type, created, state, tries }: Delivery): Html {
  const { word, tone } = states[state]
  return html`<tr>
              ${timeCell(created)}
              <th scope="row"><span class="order">${type}</span><code>${event}</code></th>
              <td class="tries">${tries.length === 0 ? html`<span class="none">–</span>` : tries.map(answered).join(', ')}</td>
              <td class="state"><span class="tag ${tone}">${word}</span></td>
              <td class="again"><form method="post" action="/control/events/${event}/resend"><button aria-label="Send ${type} again">Again</button></form></td>
            </tr>
            `
}

const answered = ({ status, problem }: Try): string => String(status ?? problem)
