/**
 * The smallest amount Stripe charges in each currency, in its minor unit
 * (https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts). A currency that is not here is refused.
 */
const minimums: Record<string, number> = {
  aed: 200,
  aud: 50,
  bgn: 100,
  brl: 50,
  cad: 50,
  chf: 50,
  czk: 1500,
  dkk: 250,
  eur: 50,
  gbp: 30,
  hkd: 400,
  huf: 17500,
  inr: 50,
  jpy: 50,
  mxn: 1000,
  myr: 200,
  nok: 300,
  nzd: 50,
  pln: 200,
  ron: 200,
  sek: 300,
  sgd: 50,
  thb: 1000,
  usd: 50,
}

/** Eight digits, whatever the currency. */
const maximum = 99_999_999

export const isCurrency = (currency: string): boolean => Object.hasOwn(minimums, currency)

/** An amount in minor units in words, as in "€0.50". */
export function formatAmount(amount: number, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

/** What is wrong with charging this amount, in Stripe's words, or nothing. */
export function amountProblem(
  amount: number,
  currency: string,
): { code: string; message: string } | undefined {
  if (amount < 1)
    return { code: 'parameter_invalid_integer', message: 'This value must be greater than or equal to 1.' }
  const minimum = minimums[currency] ?? 1
  if (amount < minimum)
    return {
      code: 'amount_too_small',
      message: `Amount must be at least ${formatAmount(minimum, currency)} ${currency}`,
    }
  if (amount > maximum)
    return {
      code: 'amount_too_large',
      message: `Amount must be no more than ${formatAmount(maximum, currency)}`,
    }
}
