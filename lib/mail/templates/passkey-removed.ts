import 'server-only'
import { z } from 'zod'
import { shop } from '@/lib/shop/client'
import { mail } from '../messages/en'
import { plainWords } from './plain-words'
import { template } from './template'

const words = mail.passkeyRemoved

/** To the account's owner, whenever a passkey was removed. */
export const passkeyRemoved = template({
  params: z.strictObject({ passkey: plainWords, device: plainWords }),
  hasSecret: false,
  write: ({ params, origin }) => ({
    subject: words.subject(shop.name),
    preview: words.preview,
    title: words.title,
    blocks: [
      { kind: 'text', text: words.text(params.passkey) },
      { kind: 'small', text: mail.doneFrom(params.device) },
      {
        kind: 'notYou',
        text: words.notYou,
        button: { label: words.button, href: `${origin}/account/security` },
      },
    ],
  }),
})
