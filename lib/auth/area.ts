import 'server-only'
import { type PageName, pages } from './access'
import { type Caller, doorstep, reaches } from './levels'

/** The parts of the account, in the order in which they are listed. */
const parts = [
  'orders',
  'addresses',
  'payment-methods',
  'security',
  'devices',
  'activity',
  'privacy',
] as const
export type AccountPart = (typeof parts)[number]

/**
 * The parts of the account that somebody may open, as the table of levels has them. A passkey session may open
 * those that need a fresh one: it is made fresh on the page, by one tap.
 */
export function partsFor(caller: Caller): AccountPart[] {
  const table: Partial<Record<string, (typeof pages)[PageName]>> = pages
  return parts.filter((part) => {
    const needed = table[`/account/${part}`]
    return needed !== undefined && reaches(caller, doorstep(needed))
  })
}
