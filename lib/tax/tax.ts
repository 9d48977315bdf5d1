import 'server-only'
import { z } from 'zod'
import { fraction } from '@/lib/money/parts'
import { type CountryCode, shop } from '@/lib/shop/client'
import { ratesOf, type TaxClass, taxClasses } from './rates'

/** What is taxed at one rate: the base without tax, and the tax on it. Minor units; rate in hundredths of a percent. */
export type TaxLine = { name: string; rate: number; base: number; amount: number }

/** Amounts as the shopper pays them, after discounts, in minor units: with tax in them, or without, as configured. */
export type Taxable = {
  country: CountryCode
  lines: { taxClass: string; amount: number }[]
  shipping: number
}

export type Taxed = {
  /** In the amounts already, or to be added to them. */
  included: boolean
  /** The rate of each line, in the order given. */
  rates: number[]
  /** By rate, the highest first; none where nothing is taxed. */
  taxes: TaxLine[]
  /** All of it together. */
  tax: number
}

/**
 * The tax on an order. The one function a fork replaces; it asks nobody, since it runs inside the transaction that
 * reserves an order (a service that is asked over the network belongs before that, its answer kept in a table).
 *
 * Amounts of one rate are added up first, and the tax on their sum is rounded once, half up. So base and tax of all
 * rates, and what is not taxed, add up to what is paid, and the order of the lines changes nothing. Shipping bears
 * the country's standard rate, whatever is in the parcel. A class that is not known bears the standard rate too.
 */
export function taxOf(
  { country, lines, shipping }: Taxable,
  included: boolean = shop.pricesIncludeTax,
): Taxed {
  const table = ratesOf[country]
  const rateOf = (taxClass: string) => (table ? table[isTaxClass(taxClass) ? taxClass : 'standard'] : 0)
  const rates = lines.map(({ taxClass }) => rateOf(taxClass))
  const sums = new Map<number, number>([[rateOf('standard'), shipping]])
  for (const [at, { amount }] of lines.entries()) {
    const rate = rates[at] ?? 0
    sums.set(rate, (sums.get(rate) ?? 0) + amount)
  }
  const taxes = [...sums]
    .filter(([rate, sum]) => rate > 0 && sum > 0)
    .sort(([one], [other]) => other - one)
    .map(([rate, sum]): TaxLine => {
      const amount = fraction(sum, rate, included ? 10_000 + rate : 10_000)
      return { name: table?.name ?? '', rate, base: included ? sum - amount : sum, amount }
    })
  return { included, rates, taxes, tax: taxes.reduce((all, { amount }) => all + amount, 0) }
}

const isTaxClass = (text: string): text is TaxClass => taxClasses.some((known) => known === text)

const whole = z.int().min(0)

/** Reads what `order.taxes` keeps. */
export const storedTaxes = z.array(z.object({ name: z.string(), rate: whole, base: whole, amount: whole }))
