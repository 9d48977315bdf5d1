import 'server-only'
import { z } from 'zod'
import { shop } from '@/lib/shop/client'
import { mail } from '../messages/en'
import { changes } from '../messages/en-changes'
import { plainWords } from './plain-words'
import { template } from './template'

// About deleting an account, coming back, and taking one's data along.

const day = (at: string) => new Intl.DateTimeFormat(shop.locale, { dateStyle: 'long' }).format(new Date(at))
const by = z.enum(['passkey', 'code'])
const dueAt = z.iso.datetime()

/** A code that stands in for a passkey where there never was one. The secret is the code. */
export const consentCode = template({
  params: z.strictObject({ device: plainWords, action: z.enum(['change-email', 'delete-account']) }),
  hasSecret: true,
  write: ({ params: { device, action }, secret }) => ({
    subject: changes.consentCode.subject[action](shop.name),
    preview: changes.consentCode.preview,
    title: changes.consentCode.title[action],
    blocks: [
      { kind: 'code', code: secret },
      { kind: 'text', text: changes.consentCode.text[action] },
      { kind: 'small', text: mail.askedFrom(device) },
      { kind: 'notYou', text: changes.consentCode.notYou },
    ],
  }),
})

/** To the owner of an account that was just closed. */
export const deletionAsked = template({
  params: z.strictObject({ dueAt, by }),
  hasSecret: false,
  write: ({ params, origin }) => ({
    subject: changes.deletionAsked.subject(shop.name),
    preview: changes.deletionAsked.preview,
    title: changes.deletionAsked.title,
    blocks: [
      { kind: 'text', text: changes.deletionAsked.text(day(params.dueAt)) },
      {
        kind: 'notYou',
        text: changes.deletionAsked.notYou[params.by],
        button: { label: changes.deletionAsked.button, href: `${origin}/sign-in` },
      },
    ],
  }),
})

/** To the address of a closed account, when somebody wants to sign in with it. */
export const accountClosing = template({
  params: z.strictObject({ device: plainWords, dueAt, by }),
  hasSecret: false,
  write: ({ params, origin }) => ({
    subject: changes.accountClosing.subject(shop.name),
    preview: changes.accountClosing.preview,
    title: changes.accountClosing.title,
    blocks: [
      { kind: 'text', text: changes.accountClosing.text(day(params.dueAt), params.device) },
      { kind: 'text', text: changes.accountClosing.next[params.by] },
      { kind: 'button', label: changes.accountClosing.button, href: `${origin}/sign-in` },
    ],
  }),
})

/** The same, where a code is enough to come back. The secret is the code. */
export const comeBackCode = template({
  params: z.strictObject({ device: plainWords, dueAt }),
  hasSecret: true,
  write: ({ params, secret }) => ({
    subject: changes.comeBackCode.subject(shop.name),
    preview: changes.comeBackCode.preview,
    title: changes.comeBackCode.title,
    blocks: [
      { kind: 'code', code: secret },
      { kind: 'text', text: changes.comeBackCode.text(day(params.dueAt)) },
      { kind: 'small', text: mail.askedFrom(params.device) },
      { kind: 'notYou', text: changes.comeBackCode.notYou },
    ],
  }),
})

/** To somebody who came back in time. */
export const deletionCalledOff = template({
  params: z.strictObject({}),
  hasSecret: false,
  write: () => ({
    subject: changes.deletionCalledOff.subject(shop.name),
    preview: changes.deletionCalledOff.preview,
    title: changes.deletionCalledOff.title,
    blocks: [
      { kind: 'text', text: changes.deletionCalledOff.text },
      { kind: 'notYou', text: changes.deletionCalledOff.notYou },
    ],
  }),
})

/** To the owner of data that was downloaded. */
export const dataExported = template({
  params: z.strictObject({ device: plainWords }),
  hasSecret: false,
  write: ({ params, origin }) => ({
    subject: changes.dataExported.subject(shop.name),
    preview: changes.dataExported.preview,
    title: changes.dataExported.title,
    blocks: [
      { kind: 'text', text: changes.dataExported.text(params.device) },
      {
        kind: 'notYou',
        text: changes.dataExported.notYou,
        button: { label: changes.dataExported.button, href: `${origin}/account/devices` },
      },
    ],
  }),
})
