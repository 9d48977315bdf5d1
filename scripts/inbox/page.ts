// The inbox as a person sees it: plain HTML, escaped by the one template tag that makes it.
import type { Message } from './store'

type Html = { html: string }
type Value = string | number | Html | Html[] | false

function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  return { html: String.raw({ raw: parts }, ...values.map(render)) }
}

function render(value: Value): string {
  if (value === false) return ''
  if (Array.isArray(value)) return value.map(render).join('')
  if (typeof value === 'object') return value.html
  return String(value).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** The list, with one message open beside it if one is given. */
export function inboxPage(messages: Message[], open?: Message, asText = false): string {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>${open ? `${subjectOf(open)} · Inbox` : `Inbox (${messages.length})`}</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="/inbox.css">
        ${!open && html`<script src="/inbox.js" defer></script>`}
      </head>
      <body class="${open ? 'reading' : 'listing'}">
        <header>
          <h1><a href="/">Inbox</a></h1>
          <p>Every mail the shop sends lands here, and nowhere else.</p>
        </header>
        <nav aria-label="Mails">
          ${messages.length === 0 && html`<p class="empty">No mail yet. New ones show up by themselves.</p>`}
          <ol>${messages.map((message) => row(message, open))}</ol>
        </nav>
        <main>${open ? letter(open, asText) : html`<p class="empty">Choose a mail to read it.</p>`}</main>
      </body>
    </html>`
  return page.html
}

function row(message: Message, open?: Message): Html {
  return html`<li>
    <a href="/messages/${message.id}" ${message === open && html`aria-current="page"`}>
      <b>${subjectOf(message)}</b>
      <span>${message.to}</span>
      ${time(message)}
    </a>
  </li>`
}

function letter(message: Message, asText: boolean): Html {
  const showText = asText || message.html === ''
  const address = `/messages/${message.id}`
  return html`<article>
    <a class="back" href="/">All mails</a>
    <h2>${subjectOf(message)}</h2>
    <dl>
      <dt>From</dt><dd>${message.from}</dd>
      <dt>To</dt><dd>${message.to}</dd>
      <dt>At</dt><dd>${time(message)}</dd>
    </dl>
    ${
      message.html !== '' &&
      message.text !== '' &&
      html`<p class="forms">
        <a href="${address}" ${!showText && html`aria-current="true"`}>As designed</a>
        <a href="${address}?as=text" ${showText && html`aria-current="true"`}>As text</a>
      </p>`
    }
    ${
      showText
        ? html`<pre tabindex="0">${message.text}</pre>`
        : html`<iframe title="The mail" src="${address}/body" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`
    }
  </article>`
}

const clock = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })

function time({ at }: Message): Html {
  return html`<time datetime="${at}">${clock.format(new Date(at))}</time>`
}

function subjectOf(message: Message): string {
  return message.subject || '(no subject)'
}

/** A mail's own document. Its links open in a new tab; a second doctype in it is ignored by browsers. */
export function bodyDocument(message: Message): string {
  return `<!doctype html><meta charset="utf-8"><base target="_blank">${message.html}`
}
