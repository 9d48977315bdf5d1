import { describe, expect, it } from 'vitest'
import { shop } from '@/lib/shop/client'
import { addressSchema, emailSchema } from './address'
import { addressLines, countryRules, writePostalCode } from './countries/client'

const dublin = {
  name: 'Mira Byrne',
  line1: '12 Harbour Road',
  line2: '',
  city: 'Dublin',
  region: '',
  postalCode: 'd02af30',
  country: 'IE',
}

function problems(changes: Record<string, unknown>): Record<string, string> {
  const parsed = addressSchema.safeParse({ ...dublin, ...changes })
  if (parsed.success) return {}
  return Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message]))
}

describe('an address', () => {
  it('comes out trimmed, composed, and with its code as the country writes it', () => {
    const parsed = addressSchema.parse({ ...dublin, name: '  Zoe\u0308 Byrne ' })
    expect(parsed).toEqual({ ...dublin, name: 'Zo\u00eb Byrne', postalCode: 'D02 AF30' })
  })

  it.each([
    ['a name that is missing', { name: undefined }, { name: 'required' }],
    ['a name of spaces', { name: '   ' }, { name: 'required' }],
    ['a name that is too long', { name: 'x'.repeat(101) }, { name: 'too-long' }],
    ['a name of a megabyte', { name: 'x'.repeat(1_000_000) }, { name: 'too-long' }],
    ['a line break', { line1: '12 Harbour Road\r\nBcc: x@example.com' }, { line1: 'characters' }],
    ['a zero byte', { city: 'Dub\u0000lin' }, { city: 'characters' }],
    ['an escape sequence', { line2: '\u001b[2J' }, { line2: 'characters' }],
    ['text turned around', { name: 'a\u202eb' }, { name: 'characters' }],
    ['a line separator', { city: 'Dub\u2028lin' }, { city: 'characters' }],
    ['half a surrogate pair', { name: 'a\ud800b' }, { name: 'characters' }],
    ['a country we do not know', { country: 'ZZ' }, { country: 'country-unknown' }],
    ['a country that is an object’s own', { country: 'constructor' }, { country: 'country-unknown' }],
    ['a code of another country', { postalCode: '10115' }, { postalCode: 'postal-code-invalid' }],
    ['a state that is missing', { country: 'US', postalCode: '94103' }, { region: 'required' }],
    [
      'a state that is none',
      { country: 'US', postalCode: '94103', region: 'XX' },
      { region: 'region-unknown' },
    ],
    ['a list for text', { name: ['a'] }, { name: 'required' }],
  ])('is refused for %s', (_, changes, expected) => {
    expect(problems(changes)).toEqual(expected)
  })

  it('names code and region at once when both are wrong', () => {
    expect(problems({ country: 'US', postalCode: 'x' })).toEqual({
      region: 'required',
      postalCode: 'postal-code-invalid',
    })
  })

  it('names them beside whatever else is wrong', () => {
    expect(problems({ name: '', city: undefined, postalCode: '10115' })).toEqual({
      name: 'required',
      city: 'required',
      postalCode: 'postal-code-invalid',
    })
    expect(problems({ country: 'US', line1: 'a\u202eb', postalCode: ['x'], region: 'XX' })).toEqual({
      line1: 'characters',
      postalCode: 'required',
      region: 'region-unknown',
    })
    expect(problems({ country: 'ZZ', postalCode: '', region: { a: 1 } })).toEqual({
      country: 'country-unknown',
      postalCode: 'required',
      region: 'required',
    })
  })

  it('keeps names as people have them', () => {
    for (const name of ["Siobhán O'Néill", '李小龍', 'Łukasz Żółć', 'Anna-Lena von Ärmel', 'محمد'])
      expect(addressSchema.parse({ ...dublin, name }).name).toBe(name)
  })

  it('takes a state by its name, and drops a region where addresses have none', () => {
    const us = { ...dublin, country: 'US', postalCode: '94103' }
    expect(addressSchema.parse({ ...us, region: 'california' }).region).toBe('CA')
    expect(addressSchema.parse({ ...dublin, country: 'DE', postalCode: '10115', region: 'x' }).region).toBe(
      '',
    )
  })

  it.each(shop.countries.map((country) => [country]))(
    'has a code in %s that its own rule takes',
    (country) => {
      const { example } = countryRules[country].postalCode
      expect(writePostalCode(country, example)).toBe(example)
      expect(writePostalCode(country, example.toLowerCase().replace(/[\s-]/g, ''))).toBe(example)
      expect(writePostalCode(country, `${example}99999`)).toBeNull()
      expect(writePostalCode(country, '')).toBeNull()
    },
  )

  it('stands on a parcel as the country has it', () => {
    expect(addressLines({ ...dublin, country: 'DE', postalCode: '10115', city: 'Berlin' })).toEqual([
      'Mira Byrne',
      '12 Harbour Road',
      '10115 Berlin',
      'Germany',
    ])
  })

  it('stands there whole, too, where the shop does not deliver any more', () => {
    const left = { ...dublin, country: 'NO', postalCode: '0150', city: 'Oslo', region: 'Østlandet' }
    expect(addressLines(left)).toEqual(['Mira Byrne', '12 Harbour Road', '0150 Oslo', 'Østlandet', 'Norway'])
  })
})

describe('an email', () => {
  it.each(['mira@example.com', 'a+b@sub.example.co', "o'neill@example.com"])('may be %s', (email) => {
    expect(emailSchema.parse(` ${email} `)).toBe(email)
  })

  it.each([
    '',
    'mira',
    'a@b',
    'a b@example.com',
    'a@example.com,b@example.com',
    'a@example.com\nBcc: b@example.com',
    `${'x'.repeat(65)}@example.com`,
    `${'x'.repeat(300)}@example.com`,
    'Mira <mira@example.com>',
  ])('is not %j', (email) => {
    expect(emailSchema.safeParse(email).success).toBe(false)
  })
})
