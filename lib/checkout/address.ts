import 'server-only'
import { z } from 'zod'
import { readEmailAddress } from '@/lib/accounts/email-address'
import { isPrintable } from '@/lib/platform/printable'
import { shop } from '@/lib/shop/client'
import { countryRules, longest, writePostalCode } from './countries/client'

// Messages are keys of the catalogue (checkout.problems). What a parcel's label, a mail's header or a log
// line could trip over is refused, not cleaned: a shopper should see what will stand on the label.

const line = (longest: number) =>
  z
    .string('required')
    .max(1000, 'too-long')
    .transform((text) => text.normalize('NFC').trim())
    .refine(isPrintable, 'characters')
    .refine((text) => text.length <= longest, 'too-long')

const needed = (longest: number) => line(longest).refine((text) => text !== '', 'required')
const optional = (longest: number) => line(longest).default('')

/** Where an order's mail goes. */
export const emailSchema = needed(longest.email).transform((typed, context) => {
  const read = readEmailAddress(typed)
  if (!read) context.addIssue({ code: 'custom', message: 'email-invalid' })
  return read?.address ?? z.NEVER
})

const fields = z.object({
  name: needed(longest.name),
  line1: needed(longest.line1),
  line2: optional(longest.line2),
  city: needed(longest.city),
  region: optional(longest.region),
  postalCode: needed(longest.postalCode),
  country: z.enum(shop.countries, 'country-unknown'),
})

type Fields = z.infer<typeof fields>

/**
 * A postal address as its country writes it. The postal code comes out in the country's own form, the
 * region as one of the country's codes where it has them, and empty where its addresses have none. All that
 * is wrong is named at once: what its country says of an address waits for no other field.
 */
export const addressSchema = fields
  .superRefine(
    (address, context) => {
      const complain = (path: keyof Fields, message: string) =>
        context.addIssue({ code: 'custom', path: [path], message })
      if (isFilled(address.postalCode) && writePostalCode(address.country, address.postalCode) === null)
        complain('postalCode', 'postal-code-invalid')
      const region = typeof address.region === 'string' ? readRegion(address) : ''
      if (region === null) complain('region', isFilled(address.region) ? 'region-unknown' : 'required')
    },
    { when: ({ value }) => fields.shape.country.safeParse((value as Fields).country).success },
  )
  .transform((address) => ({
    ...address,
    postalCode: writePostalCode(address.country, address.postalCode) ?? address.postalCode,
    region: readRegion(address) ?? '',
  }))

export type Address = z.infer<typeof addressSchema>

/** Where another field is wrong, this one may be anything. What it lacks its own rule has said. */
const isFilled = (text: unknown) => typeof text === 'string' && text.length > 0

/** The region as the country writes it, '' where it needs none, or null where it is missing or unknown. */
function readRegion({ country, region }: Pick<Fields, 'country' | 'region'>): string | null {
  const rule = countryRules[country].region
  if (!rule) return ''
  if (region === '') return rule.required ? null : ''
  if (!rule.choices) return region
  const wanted = region.toUpperCase()
  return rule.choices.find(([code, name]) => code === wanted || name.toUpperCase() === wanted)?.[0] ?? null
}
