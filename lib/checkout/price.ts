import 'server-only'
import { goodsDiscount } from '@/lib/discounts/client'
import type { HeldDiscount } from '@/lib/discounts/held'
import { spread } from '@/lib/money/parts'
import { missingForFree, type ShippingMethodId, shippingMethods } from '@/lib/shipping/methods'
import { type CountryCode, shop } from '@/lib/shop/client'
import { taxOf } from '@/lib/tax/tax'
import type { DiscountKind } from '@/prisma/generated/client'
import type { Content } from './contents'

// What a cart's contents cost. Pure: the quote and the order are priced by the same function, the order under lock.

/** What is wrong with a line, or new about it since the shopper last saw the cart. */
export type LineProblem =
  | { problem: 'sold-out' }
  | { problem: 'fewer-left'; left: number }
  | { problem: 'price-changed'; before: number }

export type QuoteLine = Omit<Content, 'seenPrice' | 'free' | 'sku' | 'weightGrams' | 'taxClass'> & {
  /** How many of them can be had: the quantity, or what is left. */
  available: number
  problems: LineProblem[]
  /** Its share of what a code takes off the goods. */
  discount: number
  /** Hundredths of a percent. */
  taxRate: number
}

/** The code on the cart, and why it takes nothing off where it does not. */
export type QuoteCode = {
  code: string
  kind: DiscountKind
  /** What the goods must be worth. */
  minimum: number
  /**
   * `unfit`: it has ended or is used up. `minimum`: the goods are worth too little. `nothing`: there is nothing to
   * take off, as where delivery is free already.
   */
  problem: 'unfit' | 'minimum' | 'nothing' | null
}

export type Choice = { country: CountryCode; method: ShippingMethodId }

/** Stripe takes eight digits at most, whatever the currency (https://docs.stripe.com/currencies). */
const mostAtOnce = 99_999_999

/**
 * The sums of a cart's contents, in minor units. A code takes off the goods, or as much of the shipping as standard
 * delivery costs; never so much that less than the gateway's least is left to pay. Thresholds (of a code, of free
 * delivery) are held against the goods before the discount.
 */
export function priceContents(contents: Content[], { country, method }: Choice, held: HeldDiscount | null) {
  const wanted = contents.map((content) => ({ content, available: availableOf(content) }))
  const subtotal = sum(wanted.map(({ content, available }) => available * content.unitPrice))
  const grams = sum(wanted.map(({ content, available }) => available * content.weightGrams))
  const methods = shippingMethods(country, { subtotal, grams })
  const priceOf = (id: ShippingMethodId) => methods.find((candidate) => candidate.id === id)?.price
  const shipping = priceOf(method)
  if (shipping === undefined) throw new Error(`no shipping method ${method} to ${country}`)

  const most = Math.max(0, subtotal + shipping - shop.leastPayment)
  const standard = Math.min(shipping, priceOf('standard') ?? shipping)
  const off = held && codeProblem(held, subtotal) === null ? held : null
  const offGoods = off ? Math.min(most, goodsDiscount(off, subtotal)) : 0
  const offShipping = off?.kind === 'shipping' ? Math.min(most, standard) : 0
  const discount = offGoods + offShipping

  const shares = spreadOver(wanted, offGoods)
  const paid = wanted.map(({ content, available }) => ({
    taxClass: content.taxClass,
    amount: available * content.unitPrice - (shares.get(content.variantId) ?? 0),
  }))
  const taxed = taxOf({ country, lines: paid, shipping: shipping - offShipping })
  const lines = wanted.map(({ content, available }, at) =>
    toLine(content, available, shares.get(content.variantId) ?? 0, taxed.rates[at] ?? 0),
  )
  const total = subtotal - discount + shipping + (taxed.included ? 0 : taxed.tax)
  return {
    country,
    lines,
    subtotal,
    code: held && toCode(held, codeProblem(held, subtotal) ?? (discount === 0 ? 'nothing' : null)),
    discount,
    methods,
    method,
    shipping,
    taxIncluded: taxed.included,
    taxes: taxed.taxes,
    tax: taxed.tax,
    total,
    missingForFree: missingForFree(country, subtotal),
    complete: lines.every((line) => line.available === line.quantity),
    tooLarge: total > mostAtOnce,
  }
}

const sum = (amounts: number[]) => amounts.reduce((all, amount) => all + amount, 0)
const availableOf = ({ quantity, free }: Content) => Math.max(0, Math.min(quantity, free))

function codeProblem({ isUsable, minimum }: HeldDiscount, subtotal: number): 'unfit' | 'minimum' | null {
  if (!isUsable) return 'unfit'
  return subtotal < minimum ? 'minimum' : null
}

const toCode = ({ code, kind, minimum }: HeldDiscount, problem: QuoteCode['problem']): QuoteCode => ({
  code,
  kind,
  minimum,
  problem,
})

/** Each variant's share of a discount, the same in whatever order they stand in the cart. */
function spreadOver(wanted: { content: Content; available: number }[], amount: number): Map<string, number> {
  const inOrder = wanted.toSorted((a, b) => (a.content.variantId < b.content.variantId ? -1 : 1))
  const shares = spread(
    amount,
    inOrder.map(({ content, available }) => available * content.unitPrice),
  )
  return new Map(inOrder.map(({ content }, at) => [content.variantId, shares[at] ?? 0]))
}

function toLine(content: Content, available: number, discount: number, taxRate: number): QuoteLine {
  const { seenPrice, free: _, sku: __, weightGrams: ___, taxClass: ____, ...line } = content
  const problems: LineProblem[] = []
  if (available === 0) problems.push({ problem: 'sold-out' })
  else if (available < line.quantity) problems.push({ problem: 'fewer-left', left: available })
  if (seenPrice !== line.unitPrice) problems.push({ problem: 'price-changed', before: seenPrice })
  return { ...line, available, problems, discount, taxRate }
}
