import 'server-only'
import { z } from 'zod'
import { shop } from '@/lib/shop/client'
import { changes } from '../messages/en-changes'
import { template } from './template'

// About an account that is locked, and its opening.

/** To the old address whose link locked the account. */
export const lockedForYou = template({
  params: z.strictObject({}),
  hasSecret: false,
  write: ({ origin }) => ({
    subject: changes.lockedForYou.subject(shop.name),
    preview: changes.lockedForYou.preview,
    title: changes.lockedForYou.title,
    blocks: [
      { kind: 'text', text: changes.lockedForYou.text },
      { kind: 'text', text: changes.lockedForYou.next },
      { kind: 'button', label: changes.lockedForYou.button, href: `${origin}/sign-in?next=/account` },
      { kind: 'small', text: changes.lockedForYou.codes(`${origin}/restore`) },
    ],
  }),
})

/** To the account's address. */
export const accountLocked = template({
  params: z.strictObject({ by: z.enum(['old-address', 'operator']) }),
  hasSecret: false,
  write: ({ params, origin }) => ({
    subject: changes.accountLocked.subject(shop.name),
    preview: changes.accountLocked.preview,
    title: changes.accountLocked.title,
    blocks: [
      { kind: 'text', text: changes.accountLocked.text[params.by] },
      { kind: 'text', text: changes.accountLocked.open },
      { kind: 'button', label: changes.accountLocked.button, href: `${origin}/sign-in?next=/account` },
    ],
  }),
})

/** To the account's address, and to the old one while it is kept. */
export const lockLifted = template({
  params: z.strictObject({ by: z.enum(['passkey', 'operator']) }),
  hasSecret: false,
  write: ({ params }) => ({
    subject: changes.lockLifted.subject(shop.name),
    preview: changes.lockLifted.preview,
    title: changes.lockLifted.title,
    blocks: [
      { kind: 'text', text: changes.lockLifted.text[params.by] },
      { kind: 'notYou', text: changes.lockLifted.notYou },
    ],
  }),
})
