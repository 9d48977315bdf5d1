import 'server-only'
import { z } from 'zod'
import { shop } from '@/lib/shop/client'
import { mail } from '../messages/en'
import { plainWords } from './plain-words'
import { template } from './template'

const words = mail.sessionCopied

/** To the account's owner, when a sign-in ended because its cookie may have been copied. */
export const sessionCopied = template({
  params: z.strictObject({ device: plainWords }),
  hasSecret: false,
  write: ({ params, origin }) => ({
    subject: words.subject(shop.name),
    preview: words.preview,
    title: words.title,
    blocks: [
      { kind: 'text', text: words.text(params.device) },
      { kind: 'button', label: words.button, href: `${origin}/account/devices` },
      { kind: 'small', text: words.why },
    ],
  }),
})
