/** What a fork sets first: who the shop is, where it sells, in which money and language. */
export const shop = {
  name: 'Latchkey',
  /** For Intl and the page's language; `SHOP_LOCALE` at build time. */
  locale: process.env.SHOP_LOCALE ?? 'en-IE',
  /** ISO 4217. All prices in the database are in its minor units. */
  currency: 'EUR',
  /** Whether those prices, and what shipping costs, have tax in them (lib/tax). */
  pricesIncludeTax: true as boolean,
  /** ISO 3166 codes the shop delivers to, the first one chosen beforehand. */
  countries: ['IE', 'GB', 'DE', 'FR', 'NL', 'BE', 'ES', 'IT', 'PT', 'AT', 'DK', 'SE', 'FI', 'PL', 'US', 'CA'],
} as const

export type CountryCode = (typeof shop.countries)[number]
