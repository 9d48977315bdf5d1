import 'server-only'
import { redirect } from 'next/navigation'
import { connection } from 'next/server'
import { type PageName, pages } from '../access'
import { type Caller, type Customer, reaches } from '../levels'
import { currentCaller } from '../request'

type Allowed<Name extends PageName> = (typeof pages)[Name] extends 'guest' ? Caller : Customer

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
  if (!reaches(caller, pages[name])) redirect(`/sign-in?next=${encodeURIComponent(address)}`)
  return caller as Allowed<Name>
}
