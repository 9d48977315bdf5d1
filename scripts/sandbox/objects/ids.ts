import { randomInt } from 'node:crypto'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** Random letters and digits, fit for a secret. */
export const randomLetters = (length: number): string =>
  Array.from({ length }, () => letters[randomInt(letters.length)]).join('')

/** A new id as Stripe writes them: `pi_3Q…`. */
export const newId = (prefix: 'pi' | 'pm' | 'ch' | 'ctoken' | 'req'): string =>
  `${prefix}_${randomLetters(prefix === 'req' ? 14 : 24)}`
