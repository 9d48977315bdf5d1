import 'server-only'
import { z } from 'zod'
import { shop } from '@/lib/shop/client'
import { mail } from '../messages/en'
import { plainWords } from './plain-words'
import { template } from './template'

const words = mail.recoveryMailCode

/** To an address that has an account, for `/recover`. The secret is the code. */
export const recoveryMailCode = template({
  params: z.strictObject({ device: plainWords }),
  hasSecret: true,
  write: ({ params, secret }) => ({
    subject: words.subject(shop.name),
    preview: words.preview,
    title: words.title,
    blocks: [
      { kind: 'code', code: secret },
      { kind: 'text', text: words.text },
      { kind: 'small', text: mail.askedFrom(params.device) },
      { kind: 'notYou', text: words.notYou },
    ],
  }),
})
