import 'server-only'
import { z } from 'zod'
import { shop } from '@/lib/shop/client'
import { mail } from '../messages/en'
import { changes } from '../messages/en-changes'
import { mailTime, recoveryWaitParams } from './recovery-time'
import { template } from './template'

const words = changes.restoreWait

/** Announces that an old address comes back after a wait: to that address, and to the one that the account has now. */
export const restoreWait = template({
  params: recoveryWaitParams.extend({ at: z.enum(['old', 'new']) }),
  hasSecret: false,
  write: ({ params: { stage, endsAt, device, at }, origin }) => ({
    subject: words.subject[stage](shop.name),
    preview: words.preview(mailTime(endsAt)),
    title: words.title[stage],
    blocks: [
      { kind: 'text', text: words.text[at](mailTime(endsAt)) },
      ...(at === 'old' ? [{ kind: 'text' as const, text: words.wasYou(`${origin}/restore`) }] : []),
      ...(device ? [{ kind: 'small' as const, text: mail.askedFrom(device) }] : []),
      {
        kind: 'notYou',
        text: words.notYou,
        button: { label: words.button, href: `${origin}/sign-in?next=/account` },
      },
    ],
  }),
})
