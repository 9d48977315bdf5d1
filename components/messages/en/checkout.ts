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
    total: 'Total',
    change: 'Change',
    before: (price: string) => `was ${price}`,
    soldOut: 'Sold out',
  },
  place: 'Place order',
  placing: 'Placing your order …',
  changes: {
    title: 'Something has changed',
    soldOut: (name: string) => `${name} is sold out.`,
    fewerLeft: (name: string, left: number) =>
      left === 1 ? `There is only 1 left of ${name}.` : `There are only ${left} left of ${name}.`,
    priceChanged: (name: string, before: string, now: string) => `${name} now costs ${now} (was ${before}).`,
    total: (total: string) => `Your order now comes to ${total}. Nothing was charged.`,
    goOn: 'Go on with what is left',
    agree: 'If that is fine, place the order again.',
  },
  declines: {
    declined: 'Your bank did not accept this card. You were not charged. Please try another card.',
    insufficient_funds:
      'There is not enough money on this card. You were not charged. Please try another card.',
    expired_card: 'This card has expired. You were not charged. Please try another card.',
    incorrect_cvc:
      'The security code does not fit the card. You were not charged. Please check it and try again.',
    authentication_required:
      'Your bank wants to ask you first, and could not. You were not charged. Please type the card again.',
    approval_failed:
      'The payment was not approved with your bank, so you were not charged. Please try again, or pay with another card.',
    approval_stopped: 'That payment was stopped, and you were not charged. Please pay with another card.',
    token_invalid: 'Please type your card once more. You were not charged.',
    'payment-unavailable':
      'Our payment provider does not answer right now. You were not charged. Please try again in a moment.',
    other: 'The payment took too long and was stopped. You were not charged. Please try again.',
  },
  failures: {
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
