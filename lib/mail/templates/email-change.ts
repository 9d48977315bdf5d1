import 'server-only'
import { z } from 'zod'
import { shop } from '@/lib/shop/client'
import { mail } from '../messages/en'
import { changes } from '../messages/en-changes'
import { plainWords } from './plain-words'
import { template } from './template'

// About a change of address, and what can be done against it.

const device = z.strictObject({ device: plainWords })

/** To an address that nobody has, when an account wants it. The secret is the code. */
export const newAddressCode = template({
  params: device,
  hasSecret: true,
  write: ({ params, secret }) => ({
    subject: changes.newAddressCode.subject(shop.name),
    preview: changes.newAddressCode.preview,
    title: changes.newAddressCode.title,
    blocks: [
      { kind: 'code', code: secret },
      { kind: 'text', text: changes.newAddressCode.text },
      { kind: 'small', text: mail.askedFrom(params.device) },
      { kind: 'notYou', text: changes.newAddressCode.notYou },
    ],
  }),
})

/** To the old address. The secret is the one in the link that freezes the account. */
export const emailChanged = template({
  params: device,
  hasSecret: true,
  write: ({ params, secret, origin }) => ({
    subject: changes.emailChanged.subject(shop.name),
    preview: changes.emailChanged.preview,
    title: changes.emailChanged.title,
    blocks: [
      { kind: 'text', text: changes.emailChanged.text(params.device) },
      { kind: 'text', text: changes.emailChanged.wasYou },
      {
        kind: 'notYou',
        text: changes.emailChanged.notYou,
        button: { label: changes.emailChanged.button, href: `${origin}/freeze#${secret}` },
      },
    ],
  }),
})

/** To the new address. */
export const emailIsYours = template({
  params: device,
  hasSecret: false,
  write: ({ params, origin }) => ({
    subject: changes.emailIsYours.subject(shop.name),
    preview: changes.emailIsYours.preview,
    title: changes.emailIsYours.title,
    blocks: [
      { kind: 'text', text: changes.emailIsYours.text(params.device) },
      { kind: 'button', label: changes.emailIsYours.button, href: `${origin}/account` },
      { kind: 'notYou', text: changes.emailIsYours.notYou },
    ],
  }),
})

/** To the owner of an address that somebody wanted for another account. */
export const addressTaken = template({
  params: device,
  hasSecret: false,
  write: ({ params, origin }) => ({
    subject: changes.addressTaken.subject(shop.name),
    preview: changes.addressTaken.preview,
    title: changes.addressTaken.title,
    blocks: [
      { kind: 'text', text: changes.addressTaken.text(params.device) },
      { kind: 'text', text: changes.addressTaken.wasYou },
      { kind: 'button', label: changes.addressTaken.button, href: `${origin}/sign-in` },
      { kind: 'notYou', text: changes.addressTaken.notYou },
    ],
  }),
})

/** To an address that was an account's until lately, when somebody asks for it. */
export const addressKept = template({
  params: device,
  hasSecret: false,
  write: ({ params, origin }) => ({
    subject: changes.addressKept.subject(shop.name),
    preview: changes.addressKept.preview,
    title: changes.addressKept.title,
    blocks: [
      { kind: 'text', text: changes.addressKept.text(params.device) },
      { kind: 'text', text: changes.addressKept.wasYou },
      { kind: 'text', text: changes.addressKept.notYou },
      { kind: 'button', label: changes.addressKept.button, href: `${origin}/restore` },
    ],
  }),
})

/** To the old address, once a recovery code may put it back. The secret is the code. */
export const restoreCode = template({
  params: device,
  hasSecret: true,
  write: ({ params, secret }) => ({
    subject: changes.restoreCode.subject(shop.name),
    preview: changes.restoreCode.preview,
    title: changes.restoreCode.title,
    blocks: [
      { kind: 'code', code: secret },
      { kind: 'text', text: changes.restoreCode.text },
      { kind: 'small', text: mail.askedFrom(params.device) },
      { kind: 'notYou', text: changes.restoreCode.notYou },
    ],
  }),
})

/** To an address that no account lost lately, when somebody wants to put it back. */
export const nothingToRestore = template({
  params: device,
  hasSecret: false,
  write: ({ params, origin }) => ({
    subject: changes.nothingToRestore.subject(shop.name),
    preview: changes.nothingToRestore.preview,
    title: changes.nothingToRestore.title,
    blocks: [
      { kind: 'text', text: changes.nothingToRestore.text(params.device) },
      { kind: 'button', label: changes.nothingToRestore.button, href: `${origin}/sign-in` },
    ],
  }),
})

/** To the address that was put back. */
export const emailRestored = template({
  params: z.strictObject({}),
  hasSecret: false,
  write: ({ origin }) => ({
    subject: changes.emailRestored.subject(shop.name),
    preview: changes.emailRestored.preview,
    title: changes.emailRestored.title,
    blocks: [
      { kind: 'text', text: changes.emailRestored.text },
      { kind: 'text', text: changes.emailRestored.next },
      { kind: 'button', label: changes.emailRestored.button, href: `${origin}/account` },
      { kind: 'notYou', text: changes.emailRestored.notYou },
    ],
  }),
})

/** To the address that the account had meanwhile. */
export const emailLetGo = template({
  params: z.strictObject({}),
  hasSecret: false,
  write: () => ({
    subject: changes.emailLetGo.subject(shop.name),
    preview: changes.emailLetGo.preview,
    title: changes.emailLetGo.title,
    blocks: [
      { kind: 'text', text: changes.emailLetGo.text },
      { kind: 'notYou', text: changes.emailLetGo.notYou },
    ],
  }),
})
