import 'server-only'
import { domainToASCII } from 'node:url'
import { z } from 'zod'

/** An address as mail goes there, and the key under which it belongs to one account. */
export type EmailAddress = { address: string; key: string }

// RFC 5321 section 4.1.2, the dot-string form. Quoted and non-ASCII local parts are refused: hardly anyone
// has one, and few mail servers deliver to them.
const localForm = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const domainForm = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{1,59})$/

/**
 * Reads what somebody typed as their address. NFKC comes first, for what mail is sent to as well as for the
 * key: two texts with one key are one mailbox, so nobody proves another spelling of somebody's address.
 * @returns null where it can be no address
 */
export function readEmailAddress(typed: string): EmailAddress | null {
  const text = typed.normalize('NFKC').trim()
  const at = text.lastIndexOf('@')
  const local = text.slice(0, at)
  const domain = domainToASCII(text.slice(at + 1)).toLowerCase()
  if (at < 1 || local.length > 64 || !localForm.test(local)) return null
  if (!domainForm.test(domain) || local.length + 1 + domain.length > 254) return null
  return { address: `${local}@${domain}`, key: `${local.toLowerCase()}@${domain}` }
}

/** For forms. Its messages are keys of the catalogue. */
export const emailField = z
  .string({ error: 'email-missing' })
  .trim()
  .min(1, 'email-missing')
  .max(254, 'email-invalid')
  .transform((typed, context) => {
    const read = readEmailAddress(typed)
    if (!read) context.addIssue({ code: 'custom', message: 'email-invalid' })
    return read ?? z.NEVER
  })
