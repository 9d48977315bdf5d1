import 'server-only'
import { redirect } from 'next/navigation'
import { connection } from 'next/server'
import { type PageName, pages } from '../access'
import { type Caller, type Customer, doorstep, reaches } from '../levels'
import { currentCaller } from '../request'

type Allowed<Name extends PageName> = (typeof pages)[Name] extends 'guest' ? Caller : Customer

type FreshPage = { [Name in PageName]: (typeof pages)[Name] extends 'fresh' ? Name : never }[PageName]

const toSignIn = (address: string) => redirect(`/sign-in?next=${encodeURIComponent(address)}`)

/**
 * Lets a page go on only for a caller of the level that the table names; anybody else is sent to sign in
 * and comes back to `address`.
 */
export async function guardPage<Name extends PageName>(
  name: Name,
  address: string = name,
): Promise<Allowed<Name>> {
  // No part of the page is made before there is a request: its scripts need this request's nonce.
  await connection()
  const caller = await currentCaller()
  if (!reaches(caller, pages[name])) toSignIn(address)
  return caller as Allowed<Name>
}

/**
 * For a page that needs a fresh session. A passkey session that is merely remembered is not sent away: the page
 * shows "Confirm it's you" in the place of what it holds.
 * @returns null where the caller has to show the passkey first
 */
export async function guardFreshPage(name: FreshPage): Promise<Customer | null> {
  await connection()
  const caller = await currentCaller()
  if (caller.level === 'guest' || !reaches(caller, doorstep(pages[name]))) return toSignIn(name)
  return reaches(caller, pages[name]) ? caller : null
}
