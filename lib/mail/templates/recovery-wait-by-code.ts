import 'server-only'
import { shop } from '@/lib/shop/client'
import { mail } from '../messages/en'
import { mailTime, recoveryWaitParams } from './recovery-time'
import { template } from './template'

const words = mail.recoveryWaitByCode
const common = mail.recoveryWait

/** Announces a wait that a recovery code began, which a link does not stop. */
export const recoveryWaitByCode = template({
  params: recoveryWaitParams,
  hasSecret: false,
  write: ({ params: { stage, endsAt, device }, origin }) => ({
    subject: common.subject[stage](shop.name),
    preview: common.preview(mailTime(endsAt)),
    title: common.title[stage],
    blocks: [
      { kind: 'text', text: words.text(mailTime(endsAt)) },
      { kind: 'text', text: common.wasYou(`${origin}/recover`) },
      ...(device ? [{ kind: 'small' as const, text: mail.askedFrom(device) }] : []),
      {
        kind: 'notYou',
        text: words.notYou,
        button: { label: words.button, href: `${origin}/sign-in?next=/recover` },
      },
    ],
  }),
})
