import { html } from '../http/html'

/** The bank's question, as the shopper meets it: in a frame of the shop's page, or on the way back to it. */
export function challengePage(shopOrigin: string): string {
  return html`<!doctype html>
<html lang="en" data-shop-origin="${shopOrigin}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="robots" content="noindex">
    <title>Confirm with your bank</title>
    <link rel="stylesheet" href="/look.css">
    <link rel="stylesheet" href="/elements/card.css">
    <link rel="stylesheet" href="/elements/challenge.css">
    <script type="module" src="/elements/challenge.js"></script>
  </head>
  <body>
    <div id="page" aria-live="polite">
      <p class="bank">Sandbox Bank</p>
      <h1 id="question">One moment …</h1>
      <p id="detail"></p>
      <form id="answers" hidden>
        <button type="button" value="approve" class="main">Approve</button>
        <button type="button" value="reject">Reject</button>
        <button type="button" value="abandon" class="quiet">Leave without answering</button>
      </form>
    </div>
  </body>
</html>
`.markup
}
