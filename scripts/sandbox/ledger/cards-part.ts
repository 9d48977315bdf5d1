import { html } from '../http/html'
import { testCards } from '../objects/test-cards'

/** The cards, with what they do. */
export const cardsPart = html`<section aria-labelledby="cards">
        <h2 id="cards">Cards</h2>
        <ul class="cards">${testCards.map(
          ({ number, does }) => html`<li><b>${number.replace(/(\d{4})(?=\d)/g, '$1 ')}</b> ${does}</li>`,
        )}</ul>
      </section>`
