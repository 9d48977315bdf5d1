import { shop } from '@/lib/shop/client'

const format = new Intl.NumberFormat(shop.locale, { style: 'currency', currency: shop.currency })
const percent = new Intl.NumberFormat(shop.locale, { style: 'percent', maximumFractionDigits: 2 })
const digits = format.resolvedOptions().maximumFractionDigits ?? 2

/** Writes an amount of minor units as the shop's money: 1250 is "€12.50", and less than nothing has a real minus. */
export function formatMoney(minorUnits: number): string {
  return format.format(minorUnits / 10 ** digits).replace('-', '\u2212')
}

/** The amount as a plain decimal for machines (schema.org, Open Graph): 1250 is "12.50". */
export function decimalMoney(minorUnits: number): string {
  return (minorUnits / 10 ** digits).toFixed(digits)
}

/** Writes a rate of hundredths of a percent: 1350 is "13.5%". */
export function formatRate(rate: number): string {
  return percent.format(rate / 10_000)
}

const decimal = digits === 0 ? /^\d{1,8}$/ : new RegExp(`^\\d{1,7}(\\.\\d{1,${digits}})?$`)

/** Reads a plain decimal as minor units: "12.5" is 1250. Null for anything else, and for more digits than there are. */
export function readDecimal(text: string): number | null {
  if (!decimal.test(text)) return null
  const [whole = '', part = ''] = text.split('.')
  return Number(whole + part.padEnd(digits, '0'))
}
