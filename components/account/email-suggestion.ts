'use client'

// A likely slip in the part after the @, found in the browser: nothing is sent anywhere, and whoever has
// that very address keeps it.

/** Where most people have their mail; the first that fits is offered. */
const common = [
  'gmail.com',
  'hotmail.com',
  'outlook.com',
  'yahoo.com',
  'icloud.com',
  'live.com',
  'proton.me',
  'protonmail.com',
  'aol.com',
  'gmx.de',
  'gmx.net',
  'web.de',
  't-online.de',
  'eircom.net',
  'btinternet.com',
  'yahoo.co.uk',
  'hotmail.co.uk',
  'orange.fr',
  'free.fr',
  'laposte.net',
  'libero.it',
]

/** Real providers whose names are one letter from another's. */
const right = new Set([
  ...common,
  'email.com',
  'fmail.com',
  'gmx.at',
  'gmx.ch',
  'mail.com',
  'mac.com',
  'me.com',
  'rocketmail.com',
  'ymail.com',
])

/** What fingers make of "com". Any other ending after a right name may be a country's own. */
const slipsOfCom = /^(co|cm|om|con|cim|cok|cpm|xom|vom|ocm|cmo|comm|coom|ccom|como|c0m)$/

/** The address that was probably meant, or null. Domains that are right, or unlike any other, get none. */
export function suggestEmail(typed: string): string | null {
  const text = typed.trim()
  const at = text.lastIndexOf('@')
  const domain = text.slice(at + 1).toLowerCase()
  if (at < 1 || domain.length < 4 || right.has(domain)) return null
  const { name, ending } = parts(domain)
  const named = common.filter((known) => parts(known).name === name)
  const meant =
    named.length === 0
      ? common.find((known) => isSlip(domain, known))
      : slipsOfCom.test(ending) && named.find((known) => parts(known).ending === 'com')
  return meant ? `${text.slice(0, at)}@${meant}` : null
}

function parts(domain: string) {
  const dot = domain.indexOf('.')
  return dot < 0
    ? { name: domain, ending: '' }
    : { name: domain.slice(0, dot), ending: domain.slice(dot + 1) }
}

/**
 * Whether one slip of a finger lies between the two: a letter too many, too few, another, or two the wrong
 * way round; two slips in the part before the last dot of a long name. Short names are too near each other.
 */
function isSlip(typed: string, known: string): boolean {
  if (known.length < 8) return typed.length === known.length && sorted(typed) === sorted(known)
  return distance(typed, known) <= (known.length >= 11 && typed[0] === known[0] ? 2 : 1)
}

const sorted = (text: string) => [...text].sort().join('')

/** Steps from one text to the other, a swap of neighbours being one (optimal string alignment). */
function distance(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, at) => at)]
  const cell = (row: number, column: number) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY
  for (let row = 1; row <= from.length; row++) {
    const line: number[] = [row]
    rows.push(line)
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1]
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      line.push(
        Math.min(
          cell(row - 1, column) + 1,
          cell(row, column - 1) + 1,
          cell(row - 1, column - 1) + (same ? 0 : 1),
          swapped ? cell(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
  }
  return cell(from.length, to.length)
}
