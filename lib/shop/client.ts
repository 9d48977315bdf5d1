/** What a fork sets first: who the shop is, where it sells, in which money and language. */
export const shop = {
  name: 'Latchkey',
  /** For Intl and the page's language; `SHOP_LOCALE` at build time. */
  locale: process.env.SHOP_LOCALE ?? 'en-IE',
  /** ISO 4217. All prices in the database are in its minor units. */
  currency: 'EUR',
  /** The least that Stripe takes at once in it (https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts). */
  leastPayment: 50,
  /** Whether those prices, and what shipping costs, have tax in them (lib/tax). */
  pricesIncludeTax: true as boolean,
  /** In its minor units: a saved card that pays more takes the passkey each time. */
  confirmCardsAbove: 200_00,
  /** ISO 3166 codes the shop delivers to, the first one chosen beforehand. */
  countries: ['IE', 'GB', 'DE', 'FR', 'NL', 'BE', 'ES', 'IT', 'PT', 'AT', 'DK', 'SE', 'FI', 'PL', 'US', 'CA'],
} as const

/** How many days after a parcel was sent things of it can be sent back. */
export const returnDays = 30

/**
 * Who sells, as it stands on invoices. These are placeholders: a fork sets its own here before it sells anything, and
 * what its country asks of an invoice.
 */
export const seller = {
  name: 'Latchkey Example Ltd',
  address: ['1 Example Quay', 'Dublin', 'D01 X2X2', 'Ireland'],
  taxNumber: 'IE0000000X',
  registration: 'Registered in Ireland, no. 000000',
  email: 'hello@latchkey.example',
} as const

export type CountryCode = (typeof shop.countries)[number]
