import 'server-only'
import { shop } from '@/lib/shop/client'
import type { Block, Written } from './blocks'
import { type Html, html } from './html'
import { mail } from './messages/en'

// Mail programs know little CSS and no variables, so the shop's colours stand here once more. Inline
// styles carry the light look; the style sheet turns it dark where the reader's program is.

const sans = "system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
const serif = "Georgia,'Times New Roman',serif"

const darkSheet = html`<style>
@media (prefers-color-scheme: dark) {
  .paper { background: #171b19 !important; }
  .raised { background: #202624 !important; border-color: #36403b !important; }
  .sunken { background: #111513 !important; }
  .ink { color: #f1ebdf !important; }
  .muted { color: #a9b3ab !important; }
  .line { border-color: #36403b !important; }
  .button { background: #e7c98a !important; color: #1b1e1c !important; }
}
@media (max-width: 420px) {
  .raised { padding: 24px 20px !important; }
  .code { font-size: 28px !important; letter-spacing: 4px !important; }
}
</style>`

/** The HTML of a mail: one column, readable from 280 pixels on, in light and in dark. */
export function renderHtml({ preview, title, blocks }: Written, origin: string): string {
  return html`<!doctype html>
<html lang="${shop.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no">
<title>${title}</title>
${darkSheet}
</head>
<body class="paper" style="margin:0;padding:0;background:#f6f1e7">
<div style="display:none;max-height:0;overflow:hidden">${preview}</div>
<div class="paper" style="background:#f6f1e7;padding:24px 12px">
<div style="max-width:560px;margin:0 auto;font-family:${sans}">
<p class="ink" style="margin:0 0 16px;font-family:${serif};font-size:20px;color:#1c2b27">${shop.name}</p>
<div class="raised" style="background:#fffdf8;border:1px solid #dcd2bf;border-radius:16px;padding:32px">
<h1 class="ink" style="margin:0 0 16px;font-family:${serif};font-weight:normal;font-size:26px;line-height:1.2;color:#1c2b27">${title}</h1>
${blocks.map(blockHtml)}
</div>
<p class="muted" style="margin:16px 4px 0;font-size:13px;line-height:1.5;color:#5a655f">${mail.sentBy(shop.name)}, ${origin}</p>
</div>
</div>
</body>
</html>
`.markup
}

/** Eight digits are read and typed more easily as two groups. The shop takes them with or without a blank. */
const inFours = (code: string) => code.replace(/^(\d{4})(\d{4})$/, '$1 $2')

function blockHtml(block: Block): Html {
  switch (block.kind) {
    case 'text':
      return html`<p class="ink" style="margin:0 0 16px;font-size:16px;line-height:1.55;color:#1c2b27">${block.text}</p>
`
    case 'small':
      return html`<p class="muted" style="margin:16px 0 0;font-size:14px;line-height:1.5;color:#5a655f">${block.text}</p>
`
    case 'notYou':
      return html`<div class="line" style="margin:24px 0 0;padding:20px 0 0;border-top:1px solid #dcd2bf"><p class="ink" style="margin:0 0 4px;font-size:16px;font-weight:bold;line-height:1.4;color:#1c2b27">${mail.notYouTitle}</p><p class="ink" style="margin:0;font-size:16px;line-height:1.55;color:#1c2b27">${block.text}</p>${block.button ? buttonHtml(block.button, 'margin:16px 0 0') : html``}</div>
`
    case 'heading':
      return html`<h2 class="ink" style="margin:28px 0 8px;font-family:${serif};font-weight:normal;font-size:19px;color:#1c2b27">${block.text}</h2>
`
    case 'code':
      return html`<p class="code sunken ink" style="margin:0 0 16px;padding:16px;border-radius:10px;background:#ece4d5;text-align:center;font-family:ui-monospace,Menlo,Consolas,monospace;font-size:34px;letter-spacing:6px;white-space:nowrap;color:#1c2b27">${inFours(block.code)}</p>
`
    case 'button':
      return buttonHtml(block, 'margin:24px 0')
    case 'address':
      return html`<p class="ink" style="margin:0;font-size:16px;line-height:1.5;color:#1c2b27">${block.lines.map((line, index) => (index === 0 ? html`${line}` : html`<br>${line}`))}</p>
`
    case 'table':
      return html`<table role="table" style="width:100%;margin:0 0 20px;border-collapse:collapse;font-size:16px">${block.rows.map(rowHtml)}</table>
`
  }
}

const buttonHtml = ({ label, href }: { label: string; href: string }, margin: string) =>
  html`<p style="${margin}"><a class="button" href="${href}" style="display:inline-block;padding:13px 22px;border-radius:10px;background:#1f3a34;color:#fdf9f0;font-size:16px;text-decoration:none">${label}</a></p>
`

function rowHtml(row: Extract<Block, { kind: 'table' }>['rows'][number]): Html {
  const weight = row.strong ? 'bold' : 'normal'
  const detail = row.detail
    ? html`<br><span class="muted" style="font-size:14px;color:#5a655f">${row.detail}</span>`
    : html``
  return html`<tr><td class="ink line" style="padding:10px 12px 10px 0;border-bottom:1px solid #dcd2bf;font-weight:${weight};line-height:1.4;color:#1c2b27">${row.label}${detail}</td><td class="ink line" style="padding:10px 0;border-bottom:1px solid #dcd2bf;text-align:right;vertical-align:top;white-space:nowrap;font-weight:${weight};color:#1c2b27">${row.amount}</td></tr>`
}

/** The same mail for those who read plain text. */
export function renderText({ title, blocks }: Written, origin: string): string {
  const parts = blocks.map((block) => {
    switch (block.kind) {
      case 'code':
        return `    ${inFours(block.code)}`
      case 'notYou':
        return [mail.notYouTitle, block.text, block.button && `${block.button.label}:\n${block.button.href}`]
          .filter(Boolean)
          .join('\n')
      case 'button':
        return `${block.label}:\n${block.href}`
      case 'heading':
        return block.text.toUpperCase()
      case 'address':
        return block.lines.join('\n')
      case 'table':
        return block.rows
          .map((row) => `${row.label}${row.detail ? ` (${row.detail})` : ''}: ${row.amount}`)
          .join('\n')
      default:
        return block.text
    }
  })
  return `${[title, ...parts, `${mail.sentBy(shop.name)}, ${origin}`].join('\n\n')}\n`
}
