import { shop } from '@/lib/shop/client'

const both = new Intl.ListFormat(shop.locale, { type: 'conjunction' })

export const checkout = {
  title: 'Checkout',
  needsScript: 'The card form needs JavaScript. Please turn it on for this page.',
  contact: {
    title: 'Contact',
    email: 'Email',
    hint: 'We send your order and its link here.',
    signedInAs: 'Signed in as',
    signIn: 'Have an account? Sign in',
  },
  address: {
    title: 'Delivery address',
    country: 'Country',
    name: 'Full name',
    line1: 'Street and number',
    line2: 'Flat, floor, company (optional)',
    city: 'Town or city',
    postalCode: { 'postal-code': 'Postal code', postcode: 'Postcode', zip: 'ZIP code', eircode: 'Eircode' },
    region: { state: 'State', province: 'Province', county: 'County (optional)' },
    choose: 'Choose …',
    example: (example: string) => `For example ${example}`,
  },
  shipping: {
    title: 'Delivery',
    methods: { standard: 'Standard', express: 'Express' },
    days: (from: number, to: number) =>
      from === to ? (from === 1 ? '1 working day' : `${from} working days`) : `${from} to ${to} working days`,
    free: 'Free',
    missing: (amount: string) => `${amount} more and standard delivery is free.`,
  },
  card: { title: 'Card', hint: 'Your card goes straight to our payment provider. We never see its number.' },
  summary: {
    title: 'Your order',
    show: 'Show your order',
    hide: 'Hide your order',
    quantity: (count: number) => `×\u00a0${count}`,
    goods: 'Goods',
    delivery: 'Delivery',
    deliveryBy: (method: string) => `Delivery (${method})`,
    discount: 'Discount',
    discountBy: (code: string) => `Discount (${code})`,
    tax: (name: string, rate: string) => `${name} ${rate}`,
    taxIn: (amount: string, name: string, rate: string) => `${amount}\u00a0${name} (${rate})`,
    includes: (parts: string[]) => `Includes ${both.format(parts)}.`,
    untaxed: 'No tax is in this price. Customs in your country may ask for some.',
    total: 'Total',
    change: 'Change',
    before: (price: string) => `was ${price}`,
    soldOut: 'Sold out',
  },
  code: {
    add: 'Add a code',
    label: 'Discount code',
    apply: 'Apply',
    close: 'Not now',
    /** The same whether it is unknown, not yet or no longer good, or used up. */
    unfit: 'This code cannot be used. Please check it, or go on without one.',
    none: 'Please type a code.',
    applied: (code: string) => `The code ${code} is on your order.`,
    removed: (code: string) => `The code ${code} is no longer on your order.`,
    takeOff: 'Remove',
    remove: (code: string) => `Remove the code ${code}`,
    problems: {
      unfit: 'Cannot be used for this order',
      nothing: 'Delivery is free already',
    },
    minimum: (amount: string) => `For goods worth ${amount} or more`,
  },
  place: 'Place order',
  placing: 'Placing your order …',
  changes: {
    title: 'Something has changed',
    soldOut: (name: string) => `${name} is sold out.`,
    fewerLeft: (name: string, left: number) =>
      left === 1 ? `There is only 1 left of ${name}.` : `There are only ${left} left of ${name}.`,
    priceChanged: (name: string, before: string, now: string) => `${name} now costs ${now} (was ${before}).`,
    added: (name: string) => `${name} is in your cart too now.`,
    gone: (name: string) => `${name} is no longer in your cart.`,
    quantity: (name: string, before: number, now: number) =>
      `There are ${now} of ${name} in your cart now (before: ${before}).`,
    delivery: (before: string, now: string) => `Delivery now costs ${now} (was ${before}).`,
    tax: (before: string, now: string) => `The tax is now ${now} (was ${before}).`,
    codeGone: (code: string) => `The code ${code} is no longer on your order.`,
    codeUnfit: (code: string) => `The code ${code} cannot be used for this order.`,
    codeMinimum: (code: string, minimum: string) => `The code ${code} needs goods for ${minimum} or more.`,
    discount: (code: string, before: string, now: string) =>
      `The code ${code} now takes off ${now} (was ${before}).`,
    elsewhere: 'Your cart was changed in another window. Please have another look.',
    total: (total: string) => `Your order now comes to ${total}. Nothing was charged.`,
    goOn: 'Go on with what is left',
    agree: 'If that is fine, place the order again.',
  },
  declines: {
    declined:
      'Your bank did not accept this card. You were not charged. Please check its details, or try another card.',
    insufficient_funds:
      'There is not enough money on this card. You were not charged. Please try another card.',
    expired_card: 'This card has expired. You were not charged. Please try another card.',
    incorrect_cvc:
      'The security code does not fit the card. You were not charged. Please check it and try again.',
    authentication_required:
      'Your bank wants to ask you first, and could not. You were not charged. Please type the card again.',
    card_gone: 'This card can no longer be charged. You were not charged. Please choose another card.',
    approval_failed:
      'The payment was not approved with your bank, so you were not charged. Please try again, or pay with another card.',
    approval_stopped: 'That payment was stopped, and you were not charged. Please pay with another card.',
    token_invalid: 'Please type your card once more. You were not charged.',
    'payment-unavailable':
      'Our payment provider does not answer right now. You were not charged. Please try again in a moment.',
    other: 'The payment took too long and was stopped. You were not charged. Please try again.',
  },
  failures: {
    'too-often':
      'There were many tries with cards here that did not work. Please wait a while, or use a saved card.',
    proof: 'We could not finish this just now. Please try again: you are never charged twice.',
    'card-gone': 'This card cannot be used any more. Nothing was charged. Please choose another card.',
    invalid: 'Please look at the marked fields.',
    'too-large': 'This is more than one payment can carry. Please split it into two orders.',
    locked:
      'Your account is locked, so nothing was ordered or charged. Open it on your account page, or sign out and order as a guest.',
    'sign-in': 'You were signed out. Please sign in again.',
    foreign: 'Please reload this page and try again.',
    unavailable: 'We could not finish this just now. Please try again: you are never charged twice.',
  },
  problems: {
    required: 'Please fill this in.',
    'too-long': 'This is too long.',
    characters: 'Some characters here cannot be printed. Please type it again.',
    'email-invalid': 'This does not look like an email address.',
    'card-number':
      'This looks like a card number. Please type your card into the payment field only; we kept none of it.',
    'postal-code-invalid': 'This does not look like a code of this country.',
    'region-unknown': 'Please choose one from the list.',
    'country-unknown': 'We do not deliver there.',
    other: 'Please check this.',
  },
  empty: {
    title: 'Your cart is empty',
    text: 'Put something into it, and we take it from there.',
    action: 'Back to the shop',
  },
  approval: {
    title: 'Confirm with your bank',
    asks: (total: string) => `Your bank wants to know whether it is you who pays ${total}.`,
    waits: (total: string) =>
      `Your order is not placed yet: your bank is still waiting for your answer about ${total}. Nothing has been charged.`,
    until: 'We keep your things for you until',
    goOn: 'Go on with your bank',
    stop: 'Pay differently',
    checking: 'Asking your bank …',
    stopping: 'Stopping this payment …',
    failed: 'We could not ask your bank just now. Please try again: you are never charged twice.',
  },
  paying: {
    title: 'We are checking your payment',
    text: (order: string) =>
      `Order ${order} from this cart is still being paid. This takes a moment; you need not do anything, and you are not charged twice.`,
    action: 'See the order',
  },
} as const
