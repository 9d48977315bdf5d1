import 'server-only'
import type { CountryCode } from '@/lib/shop/client'

// What delivery costs: by country, by what the parcel weighs and by what it is worth. A fork edits this file and no
// other. Prices are minor units, with tax or without as the shop's are.

export const shippingMethodIds = ['standard', 'express'] as const
export type ShippingMethodId = (typeof shippingMethodIds)[number]

export type ShippingMethod = {
  id: ShippingMethodId
  /** Minor units; 0 is free. */
  price: number
  /** Working days from the order to the door. */
  days: readonly [from: number, to: number]
}

/** What is sent: goods worth so much before any discount, in minor units, and their weight. */
export type Parcel = { subtotal: number; grams: number }

type Days = readonly [number, number]
type Zone = {
  /** Free from a worth on, whatever it weighs. */
  standard: { price: number; days: Days; freeFrom: number }
  express: { price: number; days: Days }
  /** What each step of the weight adds to both. */
  perStep: number
}

/** The price of a method is for the first five kilograms; each ten more that are begun are a step. */
const firstStep = 5_000
const step = 10_000

const home: Zone = {
  standard: { price: 490, days: [1, 3], freeFrom: 6000 },
  express: { price: 990, days: [1, 1] },
  perStep: 300,
}
const europe: Zone = {
  standard: { price: 690, days: [3, 5], freeFrom: 9000 },
  express: { price: 1490, days: [1, 2] },
  perStep: 500,
}
const overseas: Zone = {
  standard: { price: 1490, days: [6, 10], freeFrom: 15000 },
  express: { price: 2990, days: [2, 4] },
  perStep: 1500,
}

const zones: Record<CountryCode, Zone> = {
  IE: home,
  GB: europe,
  DE: europe,
  FR: europe,
  NL: europe,
  BE: europe,
  ES: europe,
  IT: europe,
  PT: europe,
  AT: europe,
  DK: europe,
  SE: europe,
  FI: europe,
  PL: europe,
  US: overseas,
  CA: overseas,
}

const stepsOf = (grams: number) => Math.max(0, Math.ceil((grams - firstStep) / step))

/**
 * The ways to send a parcel to a country, the first one chosen beforehand. Standard delivery is free from its zone's
 * threshold on; a discount takes nobody below it.
 */
export function shippingMethods(country: CountryCode, { subtotal, grams }: Parcel): ShippingMethod[] {
  const { standard, express, perStep } = zones[country]
  const more = stepsOf(grams) * perStep
  return [
    { id: 'standard', price: subtotal >= standard.freeFrom ? 0 : standard.price + more, days: standard.days },
    { id: 'express', price: express.price + more, days: express.days },
  ]
}

/** What is missing until standard delivery is free, in minor units; 0 where it is. */
export function missingForFree(country: CountryCode, subtotal: number): number {
  return Math.max(0, zones[country].standard.freeFrom - subtotal)
}
