// Sharing out amounts of minor units, in whole numbers only: nothing is ever rounded twice, and parts add up.
// BigInt inside, so that no product is too large.

/**
 * The fraction `numerator / denominator` of an amount, rounded half up to the minor unit. None of the three is
 * negative, and the denominator is not 0.
 */
export function fraction(amount: number, numerator: number, denominator: number): number {
  const twice = 2n * BigInt(amount) * BigInt(numerator) + BigInt(denominator)
  return Number(twice / (2n * BigInt(denominator)))
}

/**
 * Spreads an amount over weights by largest remainder: each share is its exact one rounded down or up, and they add
 * up to the amount. Of equal remainders the larger weight is rounded up, then the earlier. Where all weights are 0,
 * so are the shares.
 */
export function spread(amount: number, weights: number[]): number[] {
  const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n)
  if (sum === 0n) return weights.map(() => 0)
  const exact = weights.map((weight) => BigInt(amount) * BigInt(weight))
  const shares = exact.map((part) => Number(part / sum))
  const left = amount - shares.reduce((all, share) => all + share, 0)
  const remainder = (at: number) => (exact[at] ?? 0n) % sum
  const byRemainder = weights
    .map((_, at) => at)
    .sort((a, b) => compare(remainder(b), remainder(a)) || (weights[b] ?? 0) - (weights[a] ?? 0) || a - b)
  const roundedUp = new Set(byRemainder.slice(0, left))
  return shares.map((share, at) => (roundedUp.has(at) ? share + 1 : share))
}

const compare = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0)
