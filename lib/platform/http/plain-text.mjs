// A page is sent thousands of times and stored once. One "€" in it makes its text two bytes a character in
// memory, and each sending has to count and convert all of it; in ASCII it is copied as it stands.

const scriptElement = /(<script[^>]*>)([\s\S]*?)(<\/script>)/gi
const beyondAscii = /[^\0-\x7f]/g
const beyondAsciiWhole = /[^\0-\x7f]/gu

const unit = (/** @type {string} */ text) => `\\u${text.charCodeAt(0).toString(16).padStart(4, '0')}`
const reference = (/** @type {string} */ text) => `&#${text.codePointAt(0)};`

/**
 * The same page in ASCII: other characters as references, within scripts (whose strings alone have any) as
 * escapes.
 * @param {string} html
 */
export function plainText(html) {
  const scripts = html.replace(
    scriptElement,
    (_, open, body, close) => open + body.replace(beyondAscii, unit) + close,
  )
  const plain = scripts.replace(beyondAsciiWhole, reference)
  // What replace() returns is as wide as what it was given, until it is written out and read in again.
  return Buffer.from(plain, 'latin1').toString('latin1')
}
