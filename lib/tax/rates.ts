import 'server-only'
import type { CountryCode } from '@/lib/shop/client'

// Which tax is on what, by country. A fork edits this file; one that needs more replaces `taxOf` in tax.ts.
//
// Assumed, for a shop in Ireland: it is registered wherever it sells inside the European Union (or reports through
// the one-stop shop), and in the United Kingdom, so each parcel bears the tax of the country it goes to. What goes to
// the United States and Canada is an export and bears none: the price stays what the shop shows, and whoever gets
// the parcel pays what their customs ask.

/** What `category.tax_class` can be. */
export const taxClasses = ['standard', 'reduced'] as const
export type TaxClass = (typeof taxClasses)[number]

/** Rates in hundredths of a percent: 2300 is 23 %. */
type Rates = { name: string } & Record<TaxClass, number>

const vat = (standard: number, reduced: number): Rates => ({ name: 'VAT', standard, reduced })

/**
 * Rates of 2026. "Reduced" is here what living plants bear, which is the standard rate where a country grants no
 * less. Null: no tax of ours.
 */
export const ratesOf: Record<CountryCode, Rates | null> = {
  IE: vat(2300, 1350),
  GB: vat(2000, 2000),
  DE: vat(1900, 700),
  FR: vat(2000, 1000),
  NL: vat(2100, 900),
  BE: vat(2100, 600),
  ES: vat(2100, 1000),
  IT: vat(2200, 1000),
  PT: vat(2300, 600),
  AT: vat(2000, 1300),
  DK: vat(2500, 2500),
  SE: vat(2500, 2500),
  FI: vat(2550, 2550),
  PL: vat(2300, 800),
  US: null,
  CA: null,
}
