import { randomInt } from 'node:crypto'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** Random letters and digits, fit for a secret. */
export const randomLetters = (length: number): string =>
  Array.from({ length }, () => letters[randomInt(letters.length)]).join('')

/** What an id begins with, and how many letters follow, as Stripe writes them. */
const lengths = { pi: 24, seti: 24, pm: 24, ch: 24, re: 24, evt: 24, ctoken: 24, cus: 14, req: 14, whd: 14 }

/** A new id: `pi_3Q…`. */
export const newId = (prefix: keyof typeof lengths): string => `${prefix}_${randomLetters(lengths[prefix])}`
