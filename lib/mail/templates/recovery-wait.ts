import 'server-only'
import { shop } from '@/lib/shop/client'
import { mail } from '../messages/en'
import { mailTime, recoveryWaitParams } from './recovery-time'
import { template } from './template'

const words = mail.recoveryWait

/** Announces a wait: at once, half-way and six hours before its end. The secret is the one in the link that stops it. */
export const recoveryWait = template({
  params: recoveryWaitParams,
  hasSecret: true,
  write: ({ params: { stage, endsAt, device }, secret, origin }) => ({
    subject: words.subject[stage](shop.name),
    preview: words.preview(mailTime(endsAt)),
    title: words.title[stage],
    blocks: [
      { kind: 'text', text: words.text(mailTime(endsAt)) },
      { kind: 'text', text: words.wasYou(`${origin}/recover`) },
      ...(device ? [{ kind: 'small' as const, text: mail.askedFrom(device) }] : []),
      {
        kind: 'notYou',
        text: words.notYou,
        button: { label: words.stop, href: `${origin}/recover/stop#${secret}` },
      },
    ],
  }),
})
