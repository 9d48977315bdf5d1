import { readFileSync } from 'node:fs'

export interface Asset {
  type: string
  body: Buffer
}

const read = (path: string, type: string): Asset => ({
  type,
  body: readFileSync(new URL(path, import.meta.url)),
})

const script = 'text/javascript; charset=utf-8'
const style = 'text/css; charset=utf-8'

/** The files that the pages load, by their address. */
export const assets = new Map<string, Asset>([
  ['/elements/card.js', read('../card-frame/card.js', script)],
  ['/elements/card-fields.js', read('../card-frame/card-fields.js', script)],
  ['/elements/card-rules.js', read('../card-frame/card-rules.js', script)],
  ['/elements/words.js', read('../card-frame/words.js', script)],
  ['/look.css', read('look.css', style)],
  ['/elements/card.css', read('../card-frame/card.css', style)],
  ['/elements/challenge.js', read('../challenge/challenge.js', script)],
  ['/elements/challenge.css', read('../challenge/challenge.css', style)],
  ['/ledger.css', read('../ledger/ledger.css', style)],
  ['/tables.css', read('../ledger/tables.css', style)],
])
