import 'server-only'
import { z } from 'zod'
import { shop } from '@/lib/shop/client'
import { mail } from '../messages/en'
import { plainWords } from './plain-words'
import { template } from './template'

const words = mail.passkeyCopied

/** To the owner of a passkey that never leaves its device, when its counter went back. */
export const passkeyCopied = template({
  params: z.strictObject({ passkey: plainWords, device: plainWords }),
  hasSecret: false,
  write: ({ params, origin }) => ({
    subject: words.subject(shop.name),
    preview: words.preview,
    title: words.title,
    blocks: [
      { kind: 'text', text: words.text(params.passkey, params.device) },
      {
        kind: 'notYou',
        text: words.notYou,
        button: { label: words.button, href: `${origin}/account/security` },
      },
    ],
  }),
})
