import 'server-only'
import { z } from 'zod'
import { shop } from '@/lib/shop/client'
import { mail } from '../messages/en'
import { template } from './template'

const words = mail.recoveryCancelled

/** To the account when a wait was stopped. */
export const recoveryCancelled = template({
  params: z.strictObject({ by: z.enum(['mailbox', 'session', 'passkey', 'owner']) }),
  hasSecret: false,
  write: ({ params: { by }, origin }) => ({
    subject: words.subject(shop.name),
    preview: words.preview,
    title: words.title,
    blocks: [
      { kind: 'text', text: words.text[by] },
      by === 'mailbox' || by === 'session'
        ? {
            kind: 'notYou',
            text: words.notYou.weak,
            button: { label: words.again, href: `${origin}/recover` },
          }
        : {
            kind: 'notYou',
            text: words.notYou.passkey,
            button: { label: words.passkeys, href: `${origin}/account/security` },
          },
    ],
  }),
})
