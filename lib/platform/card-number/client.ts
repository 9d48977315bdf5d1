/**
 * Lengths and beginnings that cards have (ISO/IEC 7812). Shorter numbers that some old cards had are left out: the
 * numbers under bar codes look like them.
 */
const form = /^(?:[3-6]\d{15,18}|2[2-7]\d{14}|3[47]\d{13}|3[0689]\d{12})$/

/** The check digit of ISO/IEC 7812-1 annex B. */
function addsUp(digits: string): boolean {
  let sum = 0
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place])
    sum += place % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2
  }
  return sum % 10 === 0
}

const ids = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi
/** Digits as people write them, or as they are copied with marks that nobody sees, in groups that stand close together. */
const written = /\d+(?:[\s\p{Cf}./_\-\u2010-\u2015]{1,2}\d+)*/gu

/** Whether some of the groups, in a row, are a card's number: an expiry date or a code may stand beside it. */
function someAreCard(groups: string[]): boolean {
  return groups.some((_, first) => {
    let digits = ''
    for (const group of groups.slice(first)) {
      digits += group
      if (form.test(digits) && addsUp(digits)) return true
      if (digits.length > 19) return false
    }
    return false
  })
}

/**
 * Whether a text holds a card's number, as somebody types or pastes it into the wrong field. Such a number is refused
 * wherever text comes in, so that none lies in a table, a mail or a log (PCI DSS 4.0.1 requirement 3.3; ASVS 14.2.1).
 */
export function holdsCardNumber(text: string): boolean {
  const plain = text.normalize('NFKC').replace(ids, ' ')
  return (plain.match(written) ?? []).some((run) => someAreCard(run.split(/\D+/)))
}
