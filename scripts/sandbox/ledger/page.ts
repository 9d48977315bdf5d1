import { type Html, html } from '../http/html'
import { formatAmount } from '../objects/currencies'
import type { Sandbox } from '../sandbox'
import { cardsPart } from './cards-part'
import { faultsPart } from './faults-part'
import { paymentsPart } from './payments-part'
import { type Ledger, ledgerOf, type Sum } from './sums'
import { webhooksPart } from './webhooks-part'

/** What the sandbox charged, gave back and told the shop, newest first. Shows no address and no secret. */
export function ledgerPage(sandbox: Sandbox): string {
  const store = sandbox.store.begin()
  const ledger = ledgerOf(store)
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
    <link rel="stylesheet" href="/tables.css">
  </head>
  <body>
    <main>
      <header>
        <div>
          <h1>Payment sandbox</h1>
          <p class="lead">Every payment the shop asked for. No real money moves here.</p>
        </div>
        <a class="button" href="/">Refresh</a>
      </header>
      ${totals(ledger)}
      ${paymentsPart(store, ledger)}
      ${faultsPart(sandbox.faults.list())}
      ${webhooksPart(store, sandbox.webhookUrl)}
      ${cardsPart}
    </main>
  </body>
</html>
`.markup
}

function totals({ totals }: Ledger): Html {
  const figure = (label: string, of: keyof Sum) => {
    const amounts = Object.entries(totals).map(([currency, sum]) => formatAmount(sum[of], currency))
    return html`<div><dt>${label}</dt>${(amounts.length > 0 ? amounts : ['0']).map((one) => html`<dd>${one}</dd>`)}</div>`
  }
  return html`<dl class="totals">
        ${figure('Charged', 'captured')}
        ${figure('Refunded', 'refunded')}
        ${figure('Left', 'balance')}
      </dl>`
}
