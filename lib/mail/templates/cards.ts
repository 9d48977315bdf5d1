import 'server-only'
import { z } from 'zod'
import { shop } from '@/lib/shop/client'
import { mail } from '../messages/en'
import { cards as words } from '../messages/en-cards'
import { plainWords } from './plain-words'
import { template } from './template'

// To an account's owner, about saved cards.

const card = { brand: plainWords, last4: z.string().regex(/^\d{4}$/) }
const changed = z.strictObject({ ...card, device: plainWords })
const page = '/account/payment-methods'

type Card = { brand: string; last4: string }
const named = ({ brand, last4 }: Card) => words.named(brand, last4)

type Said = (typeof words)['added' | 'removed' | 'opened' | 'replaced']

const about = (said: Omit<Said, 'text'>, text: string, of: Card & { device: string }, origin: string) => ({
  subject: said.subject(shop.name),
  preview: said.preview(named(of)),
  title: said.title,
  blocks: [
    { kind: 'text' as const, text },
    { kind: 'small' as const, text: mail.doneFrom(of.device) },
    {
      kind: 'notYou' as const,
      text: said.notYou,
      button: { label: said.button, href: `${origin}${page}` },
    },
  ],
})

export const cardAdded = template({
  params: changed,
  hasSecret: false,
  write: ({ params, origin }) => about(words.added, words.added.text(named(params)), params, origin),
})

export const cardRemoved = template({
  params: changed,
  hasSecret: false,
  write: ({ params, origin }) => about(words.removed, words.removed.text(named(params)), params, origin),
})

export const cardOpened = template({
  params: changed,
  hasSecret: false,
  write: ({ params, origin }) => about(words.opened, words.opened.text(named(params)), params, origin),
})

export const cardReplaced = template({
  params: z.strictObject({ ...card, device: plainWords, before: z.strictObject(card) }),
  hasSecret: false,
  write: ({ params, origin }) =>
    about(words.replaced, words.replaced.text(named(params), named(params.before)), params, origin),
})

export const cardExpiring = template({
  params: z.strictObject({ ...card, expiry: z.string().regex(/^\d{2}\/\d{2}$/) }),
  hasSecret: false,
  write: ({ params, origin }) => ({
    subject: words.expiring.subject(shop.name),
    preview: words.expiring.preview(named(params)),
    title: words.expiring.title,
    blocks: [
      { kind: 'text', text: words.expiring.text(named(params), params.expiry) },
      { kind: 'button', label: words.expiring.button, href: `${origin}${page}` },
    ],
  }),
})
