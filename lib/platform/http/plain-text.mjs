// A page is sent thousands of times and stored once. One "€" in it makes its text two bytes a character in
// memory, and each sending has to count and convert all of it; in ASCII it is copied as it stands.

const scriptElement = /<script(?<attributes>[^>]*)>[\s\S]*?<\/script>/gi
const beyondAscii = /[^\0-\x7f]/
const eachUnit = /[^\0-\x7f]/g
const eachCharacter = /[^\0-\x7f]/gu

const unit = (/** @type {string} */ text) => `\\u${text.charCodeAt(0).toString(16).padStart(4, '0')}`
const reference = (/** @type {string} */ text) => `&#${text.codePointAt(0)};`

/**
 * The same page in ASCII: other characters as references, and in scripts, whose strings alone have any, as
 * escapes. A data block (JSON-LD) stays as it is: React compares its text with its own. It should be written
 * in ASCII; if it is not, the page is returned unchanged.
 * @param {string} html
 */
export function plainText(html) {
  let plain = ''
  let end = 0
  for (const script of html.matchAll(scriptElement)) {
    const [text] = script
    plain += html.slice(end, script.index).replace(eachCharacter, reference)
    plain += script.groups.attributes.includes('type="application/') ? text : text.replace(eachUnit, unit)
    end = script.index + text.length
  }
  plain += html.slice(end).replace(eachCharacter, reference)
  if (beyondAscii.test(plain)) return html
  // What was made of two-byte text is as wide as it, until it is written out and read in again.
  return Buffer.from(plain, 'latin1').toString('latin1')
}
