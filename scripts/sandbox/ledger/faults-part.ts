import { type ActiveFault, requestFaults, webhookFaults } from '../faults/faults'
import { type Html, html } from '../http/html'

const words: Record<string, string> = { ...requestFaults, ...webhookFaults }

/** What goes wrong on demand. */
export function faultsPart(active: ActiveFault[]): Html {
  return html`<section aria-labelledby="faults">
        <h2 id="faults">Let something go wrong</h2>
        ${active.length > 0 ? activeList(active) : ''}
        <form class="order-form" method="post" action="/control/faults">
          <label>What<select name="fault">${Object.entries(words).map(
            ([fault, word]) => html`<option value="${fault}">${word}</option>`,
          )}</select></label>
          <label>Next times<input name="next" type="number" min="1" placeholder="1"></label>
          <label>Or chance, 0 to 1<input name="probability" type="number" min="0.01" max="1" step="0.01"></label>
          <label>Seed<input name="seed" type="number" min="0"></label>
          <label>Seconds<input name="seconds" type="number" min="0" step="0.1"></label>
          <label>Only where it says<input name="match" placeholder="/v1/refunds"></label>
          <button>Order it</button>
        </form>
      </section>`
}

function activeList(active: ActiveFault[]): Html {
  return html`<ul class="active">${active.map(
    ({ id, fault, next, probability, match, happened }) => html`<li>
          <span><b>${words[fault] ?? fault}</b> ${[
            next === undefined ? '' : `${next - happened} to come`,
            probability === undefined ? '' : `chance ${probability}`,
            match ? `where it says “${match}”` : '',
            `happened ${happened}×`,
          ]
            .filter(Boolean)
            .join(', ')}</span>
          <form method="post" action="/control/faults/${id}/clear"><button>Clear</button></form>
        </li>`,
  )}</ul>`
}
