// @ts-check
// What a card may look like. Used by the frame in the browser and by the sandbox when the card arrives.

/** @typedef {'visa' | 'mastercard' | 'amex' | 'discover' | 'unknown'} Brand */
/** @typedef {{ month: number, year: number }} Expiry */

/** @type {{ brand: Brand, prefix: RegExp, lengths: number[], groups: number[], cvc: number }[]} */
const brands = [
  { brand: 'visa', prefix: /^4/, lengths: [16], groups: [4, 4, 4, 4], cvc: 3 },
  {
    brand: 'mastercard',
    prefix: /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/,
    lengths: [16],
    groups: [4, 4, 4, 4],
    cvc: 3,
  },
  { brand: 'amex', prefix: /^3[47]/, lengths: [15], groups: [4, 6, 5], cvc: 4 },
  { brand: 'discover', prefix: /^(6011|65|64[4-9])/, lengths: [16], groups: [4, 4, 4, 4], cvc: 3 },
]

/** @type {(typeof brands)[number]} */
const unknown = {
  brand: 'unknown',
  prefix: /^/,
  lengths: [12, 13, 14, 15, 16, 17, 18, 19],
  groups: [4, 4, 4, 4, 3],
  cvc: 3,
}

/** @param {string} digits */
export const rulesFor = (digits) => brands.find(({ prefix }) => prefix.test(digits)) ?? unknown

/** Only the digits, whatever script they are written in is left to the browser.
 * @param {string} text */
export const digitsOf = (text) => text.replace(/\D/g, '')

/** The number as it is printed on the card: `4242 4242 4242 4242`.
 * @param {string} digits */
export function groupDigits(digits) {
  const { groups, lengths } = rulesFor(digits)
  let rest = digits.slice(0, Math.max(...lengths))
  const parts = []
  for (const size of groups) {
    if (rest) parts.push(rest.slice(0, size))
    rest = rest.slice(size)
  }
  return parts.join(' ')
}

/** The check digit of ISO/IEC 7812-1.
 * @param {string} digits */
export function passesLuhn(digits) {
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index])
    const doubled = index % 2 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return digits.length > 0 && sum % 10 === 0
}

/** @param {string} digits
 * @returns {'ok' | 'empty' | 'incomplete' | 'invalid'} */
export function checkNumber(digits) {
  if (!digits) return 'empty'
  const { lengths } = rulesFor(digits)
  if (digits.length < Math.min(...lengths)) return 'incomplete'
  return lengths.includes(digits.length) && passesLuhn(digits) ? 'ok' : 'invalid'
}

/** Reads `12 / 34`, `1/34` or `1234`; a year of two digits is of this century.
 * @param {string} text
 * @param {Date} today
 * @returns {{ state: 'ok', expiry: Expiry } | { state: 'empty' | 'incomplete' | 'invalid' | 'past' }} */
export function checkExpiry(text, today) {
  if (!digitsOf(text)) return { state: 'empty' }
  const match =
    /^(\d{1,2})\s*\/\s*(\d{2}|\d{4})$/.exec(text.trim()) ?? /^(\d{2})(\d{2}|\d{4})$/.exec(text.trim())
  if (!match) return { state: 'incomplete' }
  const month = Number(match[1])
  const year = Number(match[2]) + (match[2]?.length === 2 ? 2000 : 0)
  if (month < 1 || month > 12 || year > today.getFullYear() + 50) return { state: 'invalid' }
  const past = year * 12 + month < today.getFullYear() * 12 + today.getMonth() + 1
  return past ? { state: 'past' } : { state: 'ok', expiry: { month, year } }
}

/** What is typed, as `MM / YY`; the slash comes by itself after the month, and goes on the way back.
 * @param {string} text
 * @param {string} before what the field held before */
export function formatExpiry(text, before) {
  let digits = digitsOf(text)
  if (text.length < before.length)
    return digits.length > 2 ? `${digits.slice(0, 2)} / ${digits.slice(2)}` : digits
  // 12 / 2034, as some browsers fill it in.
  if (digits.length === 6 && /^(0[1-9]|1[0-2])20/.test(digits)) digits = digits.slice(0, 2) + digits.slice(4)
  // 4 can only be April; 1 / can only be January.
  if (/^[2-9]/.test(digits) || /^\s*\d\s*\//.test(text)) digits = `0${digits}`
  return digits.length < 2 ? digits : `${digits.slice(0, 2)} / ${digits.slice(2, 4)}`
}

/** @param {string} cvc
 * @param {string} digits of the card's number
 * @returns {'ok' | 'empty' | 'incomplete'} */
export function checkCvc(cvc, digits) {
  if (!cvc) return 'empty'
  return cvc.length === rulesFor(digits).cvc && digitsOf(cvc) === cvc ? 'ok' : 'incomplete'
}
