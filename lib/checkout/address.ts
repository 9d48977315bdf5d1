import 'server-only'
import { z } from 'zod'
import { readEmailAddress } from '@/lib/accounts/email-address'
import { shop } from '@/lib/shop/client'
import { countryRules, longest, writePostalCode } from './countries/client'

// Messages are keys of the catalogue (checkout.problems). What a parcel's label, a mail's header or a log
// line could trip over is refused, not cleaned: a shopper should see what will stand on the label.

// Control characters, line and paragraph separators, lone surrogates and the marks that turn text around.
const unprintable =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/u

const line = (longest: number) =>
  z
    .string('required')
    .max(1000, 'too-long')
    .transform((text) => text.normalize('NFC').trim())
    .refine((text) => !unprintable.test(text), 'characters')
    .refine((text) => text.length <= longest, 'too-long')

const needed = (longest: number) => line(longest).refine((text) => text !== '', 'required')
const optional = (longest: number) => line(longest).default('')

/** Where an order's mail goes. */
export const emailSchema = needed(longest.email).transform((typed, context) => {
  const read = readEmailAddress(typed)
  if (!read) context.addIssue({ code: 'custom', message: 'email-invalid' })
  return read?.address ?? z.NEVER
})

/**
 * A postal address as its country writes it. The postal code comes out in the country's own form, the
 * region as one of the country's codes where it has them, and empty where its addresses have none.
 */
export const addressSchema = z
  .object({
    name: needed(longest.name),
    line1: needed(longest.line1),
    line2: optional(longest.line2),
    city: needed(longest.city),
    region: optional(longest.region),
    postalCode: needed(longest.postalCode),
    country: z.enum(shop.countries, 'country-unknown'),
  })
  .transform((address, context) => {
    const rules = countryRules[address.country]
    const complain = (path: string, message: string) => {
      context.addIssue({ code: 'custom', path: [path], message })
      return ''
    }
    const postalCode =
      writePostalCode(address.country, address.postalCode) ?? complain('postalCode', 'postal-code-invalid')
    return { ...address, postalCode, region: checkRegion(rules.region, address.region, complain) }
  })

export type Address = z.infer<typeof addressSchema>

function checkRegion(
  rule: (typeof countryRules)[keyof typeof countryRules]['region'],
  region: string,
  complain: (path: string, message: string) => string,
): string {
  if (!rule) return ''
  if (region === '') return rule.required ? complain('region', 'required') : ''
  if (!rule.choices) return region
  const wanted = region.toUpperCase()
  const found = rule.choices.find(([code, name]) => code === wanted || name.toUpperCase() === wanted)
  return found?.[0] ?? complain('region', 'region-unknown')
}
