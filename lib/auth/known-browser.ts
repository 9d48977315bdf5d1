import 'server-only'
import { days } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { newToken, sha256 } from '@/lib/platform/random'
import { Prisma } from '@/prisma/generated/client'

// A browser is known to an account in which somebody has signed in there with a passkey. It says so by a random
// cookie, new with each such sign-in, of which the row knows the hash. It opens nothing.

type Bytes = Uint8Array<ArrayBuffer>

/** In seconds; browsers keep no cookie longer. */
export const knownFor = days(400)

/** Whether the browser that holds a cookie of this hash is known to the account. */
export async function isKnownBrowser(
  tx: Tx,
  { customerId, knownHash }: { customerId: string; knownHash: Bytes | null },
): Promise<boolean> {
  if (!knownHash) return false
  const [found] = await tx.$queryRaw<[{ known: boolean }]>`
    SELECT EXISTS (SELECT FROM known_browser
      WHERE customer_id = ${customerId}::uuid AND browser_hash = ${knownHash}
        AND seen_at > shop_now() - ${knownFor}::int * interval '1 second') AS known`
  return found.known
}

/** The same, for whichever account has an address. What is asked does not depend on whether one has. */
export async function isKnownToAddress(emailKey: string, knownHash: Bytes | null): Promise<boolean> {
  if (!knownHash) return false
  const [found] = await db().$queryRaw<[{ known: boolean }]>`
    SELECT EXISTS (SELECT FROM known_browser k JOIN customer c ON c.id = k.customer_id
      WHERE c.email_key = ${emailKey} AND k.browser_hash = ${knownHash}
        AND k.seen_at > shop_now() - ${knownFor}::int * interval '1 second') AS known`
  return found.known
}

/**
 * Makes a browser known to an account, under a new cookie; the one it had is worth nothing from now on, for any
 * account that knew it.
 * @returns the cookie's value
 */
export async function knowBrowser(
  tx: Tx,
  { customerId, knownHash }: { customerId: string; knownHash: Bytes | null },
): Promise<string> {
  const token = newToken()
  const hash = sha256(token)
  if (knownHash) {
    await tx.$executeRaw`UPDATE known_browser SET browser_hash = ${hash} WHERE browser_hash = ${knownHash}`
  }
  await tx.$executeRaw`
    INSERT INTO known_browser (customer_id, browser_hash) VALUES (${customerId}::uuid, ${hash})
    ON CONFLICT (customer_id, browser_hash) DO UPDATE SET seen_at = shop_now()`
  return token
}

/**
 * The same for a browser that the account knows already, as parts of one statement with the opening of a session
 * (`openIf`): `isKnown` to be asked in its condition, `renewal` to go along.
 */
export function meetAgain({ customerId, knownHash }: { customerId: string; knownHash: Bytes }) {
  const token = newToken()
  const hash = sha256(token)
  const isKnown = Prisma.sql`EXISTS (SELECT FROM known_browser
    WHERE customer_id = ${customerId}::uuid AND browser_hash = ${knownHash}
      AND seen_at > shop_now() - ${knownFor}::int * interval '1 second')`
  const renewal = Prisma.sql`
    met AS (
      INSERT INTO known_browser (customer_id, browser_hash) SELECT ${customerId}::uuid, ${hash} FROM condition
    ), forgotten AS (
      DELETE FROM known_browser USING condition
      WHERE customer_id = ${customerId}::uuid AND browser_hash = ${knownHash}
    ), moved AS (
      UPDATE known_browser SET browser_hash = ${hash} FROM condition
      WHERE browser_hash = ${knownHash} AND customer_id <> ${customerId}::uuid
    )`
  return { token, isKnown, renewal }
}

/** Forgets browsers whose cookie has ended. */
export async function sweepKnownBrowsers(): Promise<void> {
  await db().$executeRaw`
    DELETE FROM known_browser WHERE seen_at < shop_now() - ${knownFor}::int * interval '1 second'`
}
