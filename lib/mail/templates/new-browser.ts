import 'server-only'
import { z } from 'zod'
import { shop } from '@/lib/shop/client'
import { mail } from '../messages/en'
import { plainWords } from './plain-words'
import { template } from './template'

const words = mail.newBrowser

/** To the account's owner, after a sign-in from a browser that the account does not know. */
export const newBrowser = template({
  params: z.strictObject({ device: plainWords, shared: z.boolean() }),
  hasSecret: false,
  write: ({ params, origin }) => ({
    subject: words.subject(shop.name),
    preview: words.preview(params.device),
    title: words.title,
    blocks: [
      { kind: 'text', text: words.text(params.device) },
      ...(params.shared ? [{ kind: 'text' as const, text: words.shared }] : []),
      {
        kind: 'notYou',
        text: words.notYou,
        button: { label: words.button, href: `${origin}/account/devices` },
      },
    ],
  }),
})
