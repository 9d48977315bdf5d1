import 'server-only'
import type { CountryCode } from '@/lib/shop/client'

// What delivery costs. A fork edits this file and no other.

export const shippingMethodIds = ['standard', 'express'] as const
export type ShippingMethodId = (typeof shippingMethodIds)[number]

export type ShippingMethod = {
  id: ShippingMethodId
  /** Minor units; 0 is free. */
  price: number
  /** Working days from the order to the door. */
  days: readonly [from: number, to: number]
}

type Zone = {
  standard: { price: number; days: readonly [number, number]; freeFrom: number }
  express: { price: number; days: readonly [number, number] }
}

const home: Zone = {
  standard: { price: 490, days: [1, 3], freeFrom: 6000 },
  express: { price: 990, days: [1, 1] },
}
const europe: Zone = {
  standard: { price: 690, days: [3, 5], freeFrom: 9000 },
  express: { price: 1490, days: [1, 2] },
}
const overseas: Zone = {
  standard: { price: 1490, days: [6, 10], freeFrom: 15000 },
  express: { price: 2990, days: [2, 4] },
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

/**
 * The ways to send goods worth `subtotal` (minor units) to a country, the first one chosen beforehand.
 * Standard delivery is free from its zone's threshold on.
 */
export function shippingMethods(country: CountryCode, subtotal: number): ShippingMethod[] {
  const { standard, express } = zones[country]
  return [
    { id: 'standard', price: subtotal >= standard.freeFrom ? 0 : standard.price, days: standard.days },
    { id: 'express', price: express.price, days: express.days },
  ]
}

/** What is missing until standard delivery is free, in minor units; 0 where it is. */
export function missingForFree(country: CountryCode, subtotal: number): number {
  return Math.max(0, zones[country].standard.freeFrom - subtotal)
}
