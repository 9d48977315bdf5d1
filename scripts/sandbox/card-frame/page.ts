import { html } from '../http/html'
import { fieldWords as words } from './words.js'

/** The form for a card. It stands alone on the sandbox's origin, in a frame of the shop's page. */
export function cardPage(shopOrigin: string): string {
  const field = (name: keyof typeof words, autocomplete: string, maxLength: number) => html`
      <div class="field" id="${name}-field">
        <div class="head">
          <label for="${name}">${words[name].label}</label>${name === 'number' ? html`<span class="brand" id="brand" aria-hidden="true"></span>` : ''}
        </div>
        <input id="${name}" name="${autocomplete}" type="text" inputmode="numeric" autocomplete="${autocomplete}"
          placeholder="${words[name].placeholder}" maxlength="${maxLength}" spellcheck="false" autocapitalize="off"
          autocorrect="off" aria-describedby="${name}-note" required>
        <p class="note" id="${name}-note" data-hint="${words[name].hint}">${words[name].hint}</p>
      </div>`

  return html`<!doctype html>
<html lang="en" data-shop-origin="${shopOrigin}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="robots" content="noindex">
    <title>Card details</title>
    <link rel="stylesheet" href="/look.css">
    <link rel="stylesheet" href="/elements/card.css">
    <script type="module" src="/elements/card.js"></script>
  </head>
  <body>
    <form id="card" novalidate aria-label="Card details">${field('number', 'cc-number', 23)}
      <div class="pair">${field('expiry', 'cc-exp', 9)}${field('cvc', 'cc-csc', 4)}
      </div>
    </form>
  </body>
</html>
`.markup
}
