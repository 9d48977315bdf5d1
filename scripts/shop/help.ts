import { columns } from '@/lib/catalog/import-file'

export const help = `Runs the shop from the command line.

  npm run shop -- categories list           the rooms of the shop, in the menu's order
  npm run shop -- categories put SLUG NAME DESCRIPTION PICTURE
                                            makes a category or changes it; PICTURE as below public/pictures,
                                            without size and ending
  npm run shop -- products import FILE      brings products from a CSV file into the shop
  npm run shop -- products set-stock SKU N  sets how many pieces are in the house
  npm run shop -- discounts create CODE     makes a discount code, which takes off one of these:
      --percent 10 | --amount 5.00 | --free-shipping
      --minimum 40.00                       only for goods worth so much
      --limit N  --per-customer N           how many orders can have it: in all, and of one address
      --from DAY  --until DAY               2026-12-01, or 2026-12-01T18:30, in UTC (at once, for good)
  npm run shop -- discounts list            all codes, and how often each is used
  npm run shop -- discounts end CODE        ends one now; orders that have it keep it
  npm run shop -- accounts show EMAIL       how an account stands: passkeys, sessions, what holds it
  npm run shop -- accounts freeze EMAIL     no change, payment or recovery, and signed out everywhere
  npm run shop -- accounts lift EMAIL       opens an account again that was frozen so
  npm run shop -- accounts end-sessions EMAIL
                                            signs it out everywhere
  npm run shop -- orders list               the newest orders first
      --status pending|paid|shipped|cancelled
      --limit N                             how many (50)
  npm run shop -- orders show ID            one order with its address
  npm run shop -- orders ship ID            notes that a paid order left the house
  npm run shop -- orders cancel ID          calls a paid order off before it is sent; stock and money go back
  npm run shop -- orders refund ID [AMOUNT] gives an amount such as 12.50 back, or all that is left
  npm run shop -- orders refunds            refunds that are on their way, or failed
  npm run shop -- returns list              what waits for a decision
      --all                                 the decided ones too
  npm run shop -- returns approve ID        takes things back: what was paid for them goes back
      --restock                             and they can be sold again
  npm run shop -- returns refuse ID         does not take them back
  npm run shop -- log check                 checks that every protected change has its signed confirmation

  --help after "products import" lists the columns of the file.

What is done to an account stands in its activity, where its owner sees it; what is done to an order, in the log of events.
It takes its configuration from the environment or, where a demo runs, from its folder (LATCHKEY_DATA, .data).
It ends with 0 when done, 1 when refused, 2 when it was not called rightly.
`

const widest = Math.max(...Object.keys(columns).map((name) => name.length))

export const importHelp = `npm run shop -- products import FILE

One line a variant, UTF-8, separated by commas, with the names of the columns in the first line:

${Object.entries(columns)
  .map(([name, { help, schema }]) => {
    const empty = schema.safeParse(undefined).success ? ' (may be missing)' : ''
    return `  ${name.padEnd(widest)}  ${help}${empty}`
  })
  .join('\n')}

The lines of one product say the same about it, or leave it empty after the first. Every line is checked before
anything is written, and all of it is written or nothing. Products are found again by "product", variants by "sku".
Text that begins with = + - or @ is refused: a spreadsheet would run it.
`
