import 'server-only'
import { z } from 'zod'
import { shop } from '@/lib/shop/client'
import { mail } from '../messages/en'
import { plainWords } from './plain-words'
import { template } from './template'

const words = mail.signInCode

/** To an address that has an account. The secret is the code. */
export const signInCode = template({
  params: z.strictObject({ device: plainWords }),
  hasSecret: true,
  write: ({ params, secret }) => ({
    subject: words.subject(shop.name),
    preview: words.preview,
    title: words.title,
    blocks: [
      { kind: 'code', code: secret },
      { kind: 'text', text: words.text },
      { kind: 'text', text: words.passkey },
      { kind: 'small', text: mail.askedFrom(params.device) },
      { kind: 'notYou', text: mail.notYou },
    ],
  }),
})
