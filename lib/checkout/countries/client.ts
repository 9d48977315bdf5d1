import { canadianProvinces, type Region, usStates } from '@/lib/checkout/regions/client'
import { type CountryCode, shop } from '@/lib/shop/client'

export type AddressField = 'line1' | 'line2' | 'city' | 'region' | 'postalCode'

type PostalCode = {
  /** Fits the code in capitals without spaces and hyphens. */
  compact: RegExp
  /** The usual way of writing it, from the compact form. */
  write: (compact: string) => string
  example: string
  label: 'postal-code' | 'postcode' | 'zip' | 'eircode'
  /** Digits only, so that a phone shows its number keys. */
  numeric: boolean
}

type RegionRule = {
  label: 'state' | 'province' | 'county'
  required: boolean
  /** Where given, one of these codes; otherwise free text. */
  choices?: readonly Region[]
}

export type CountryRules = {
  /** The fields in the order of the country's own envelopes; those of one row stand side by side. */
  rows: readonly (readonly AddressField[])[]
  postalCode: PostalCode
  region: RegionRule | null
}

const street = [['line1'], ['line2']] as const
const codeFirst = [...street, ['postalCode', 'city']] as const
const elsewhere = [...codeFirst, ['region']] as const
const asItIs = (compact: string) => compact
const splitAt = (length: number, separator: string) => (compact: string) =>
  `${compact.slice(0, length)}${separator}${compact.slice(length)}`

const digits = (count: number, example: string): PostalCode => ({
  compact: new RegExp(`^\\d{${count}}$`),
  write: asItIs,
  example,
  label: 'postal-code',
  numeric: true,
})

const simple = (count: number, example: string): CountryRules => ({
  rows: codeFirst,
  postalCode: digits(count, example),
  region: null,
})

/**
 * What an address needs, by country (UPU postal addressing systems). A fork that sells elsewhere adds its
 * country here and to `shop.countries`.
 */
export const countryRules: Record<CountryCode, CountryRules> = {
  AT: simple(4, '1010'),
  BE: simple(4, '1000'),
  DK: simple(4, '1050'),
  DE: simple(5, '10115'),
  ES: simple(5, '28001'),
  FI: simple(5, '00100'),
  FR: simple(5, '75001'),
  SE: {
    ...simple(5, '111 22'),
    postalCode: { ...digits(5, '111 22'), write: splitAt(3, ' ') },
  },
  PL: {
    ...simple(5, '00-001'),
    postalCode: { ...digits(5, '00-001'), write: splitAt(2, '-') },
  },
  PT: {
    ...simple(7, '1000-001'),
    postalCode: { ...digits(7, '1000-001'), write: splitAt(4, '-') },
  },
  NL: {
    rows: codeFirst,
    postalCode: {
      compact: /^[1-9]\d{3}[A-Z]{2}$/,
      write: splitAt(4, ' '),
      example: '1012 JS',
      label: 'postal-code',
      numeric: false,
    },
    region: null,
  },
  IT: {
    rows: [...street, ['postalCode', 'city'], ['region']],
    postalCode: digits(5, '00184'),
    region: { label: 'province', required: true },
  },
  IE: {
    rows: [...street, ['city'], ['region', 'postalCode']],
    postalCode: {
      // Eircode's routing key and unique identifier (eircode.ie, address lines and codes).
      compact: /^[AC-FHKNPRTV-Y](\d\d|6W)[0-9AC-FHKNPRTV-Y]{4}$/,
      write: splitAt(3, ' '),
      example: 'D02 AF30',
      label: 'eircode',
      numeric: false,
    },
    region: { label: 'county', required: false },
  },
  GB: {
    rows: [...street, ['city', 'postalCode']],
    postalCode: {
      compact: /^(GIR0AA|[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2})$/,
      write: (compact) => `${compact.slice(0, -3)} ${compact.slice(-3)}`,
      example: 'SW1A 1AA',
      label: 'postcode',
      numeric: false,
    },
    region: null,
  },
  US: {
    rows: [...street, ['city'], ['region', 'postalCode']],
    postalCode: {
      compact: /^\d{5}(\d{4})?$/,
      write: (compact) => (compact.length === 5 ? compact : splitAt(5, '-')(compact)),
      example: '94103',
      label: 'zip',
      numeric: true,
    },
    region: { label: 'state', required: true, choices: usStates },
  },
  CA: {
    rows: [...street, ['city'], ['region', 'postalCode']],
    postalCode: {
      compact: /^[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z]\d[ABCEGHJ-NPRSTV-Z]\d$/,
      write: splitAt(3, ' '),
      example: 'K1A 0B1',
      label: 'postal-code',
      numeric: false,
    },
    region: { label: 'province', required: true, choices: canadianProvinces },
  },
}

/** Whether the shop delivers there. Addresses of before may be of countries that it has left. */
export function isCountry(code: string): code is CountryCode {
  return (shop.countries as readonly string[]).includes(code)
}

/** The country's own way of writing a postal code, or null where it cannot be one. */
export function writePostalCode(country: CountryCode, text: string): string | null {
  const { compact, write } = countryRules[country].postalCode
  const bare = text.toUpperCase().replace(/[\s-]/g, '')
  return compact.test(bare) ? write(bare) : null
}

const names = new Intl.DisplayNames(shop.locale, { type: 'region' })

/** The country's name in the shop's language. */
export function countryName(code: string): string {
  return names.of(code) ?? code
}

/** What browsers fill in by themselves (HTML, autofill field names). */
export const autocomplete = {
  email: 'email',
  name: 'name',
  country: 'country',
  line1: 'address-line1',
  line2: 'address-line2',
  city: 'address-level2',
  region: 'address-level1',
  postalCode: 'postal-code',
} as const

/** The most characters that each field takes. */
export const longest = {
  email: 254,
  name: 100,
  line1: 100,
  line2: 100,
  city: 80,
  region: 60,
  postalCode: 12,
} as const

type Postal = Record<AddressField | 'name' | 'country', string>

/** An address as it stands on a parcel, line by line: whole, also where the shop does not deliver to any more. */
export function addressLines(address: Postal): string[] {
  const rows = isCountry(address.country) ? countryRules[address.country].rows : elsewhere
  return [
    address.name,
    ...rows.map((row) =>
      row
        .map((field) => address[field])
        .filter(Boolean)
        .join(' '),
    ),
    countryName(address.country),
  ].filter(Boolean)
}
