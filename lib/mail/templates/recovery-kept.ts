import 'server-only'
import { z } from 'zod'
import { shop } from '@/lib/shop/client'
import { mail } from '../messages/en'
import { template } from './template'

const words = mail.recoveryKept

/** To the account when an older passkey said that a recovery was its owner’s. */
export const recoveryKept = template({
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
