import 'server-only'
import { z } from 'zod'
import { shop } from '@/lib/shop/client'
import { mail } from '../messages/en'
import { plainWords } from './plain-words'
import { template } from './template'

const words = mail.recoveryFinished

/** To the account when a recovery gave it a passkey. */
export const recoveryFinished = template({
  params: z.strictObject({ passkey: plainWords, device: plainWords }),
  hasSecret: false,
  write: ({ params: { passkey, device }, origin }) => ({
    subject: words.subject(shop.name),
    preview: words.preview,
    title: words.title,
    blocks: [
      { kind: 'text', text: words.text(passkey) },
      { kind: 'text', text: words.probation },
      { kind: 'small', text: mail.doneFrom(device) },
      {
        kind: 'notYou',
        text: words.notYou,
        button: { label: words.button, href: `${origin}/sign-in?next=/recover` },
      },
    ],
  }),
})
