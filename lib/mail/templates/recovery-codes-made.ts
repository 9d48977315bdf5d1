import 'server-only'
import { z } from 'zod'
import { shop } from '@/lib/shop/client'
import { mail } from '../messages/en'
import { template } from './template'

const words = mail.recoveryCodesMade

/** To the account when it got a new set of recovery codes. The codes are never mailed. */
export const recoveryCodesMade = template({
  params: z.strictObject({}),
  hasSecret: false,
  write: ({ origin }) => ({
    subject: words.subject(shop.name),
    preview: words.preview,
    title: words.title,
    blocks: [
      { kind: 'text', text: words.text },
      {
        kind: 'notYou',
        text: words.notYou,
        button: { label: words.button, href: `${origin}/account/security` },
      },
    ],
  }),
})
