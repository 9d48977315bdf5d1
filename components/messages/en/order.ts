export const order = {
  order: 'Order',
  title: (id: string) => `Order ${id}`,
  thanks: 'Thank you for your order',
  thanksText: (email: string) =>
    `We have your payment and are packing your things. A mail is on its way to ${email}.`,
  status: {
    pending: 'Being paid',
    paid: 'Paid, being packed',
    shipped: 'On its way',
    cancelled: 'Cancelled',
  },
  /** Below the state, on the order's own page. */
  about: {
    pending:
      'We are checking your payment, and your things are kept for you. This page looks again by itself. You can also close it: we mail you as soon as it is paid. You are never charged twice.',
    paid: null,
    shipped: null,
    cancelled: 'You were not charged. What you wanted may still be in your cart.',
  },
  /** In the place of "about" where the bank asks. */
  approval: {
    text: 'Your bank is still waiting for your answer, and nothing has been charged. Your things are kept for you meanwhile.',
    action: 'Go on with your bank',
  },
  next: {
    title: 'What happens next',
    steps: [
      'We pack your things within two working days.',
      'You get a mail with this order and its own link. Keep it: the link opens this page.',
      'The parcel comes to your door.',
    ],
  },
  toCart: 'To your cart',
  closed: {
    title: 'This order is not open here',
    text: 'Open it with the link in your mail, or sign in with the account it was placed with.',
    wrong: 'This link does not open an order. Please use the newest mail about it.',
    opening: 'Opening your order …',
    signIn: 'Sign in',
  },
  failed: 'We could not look this up just now. Please reload the page in a moment.',
  placed: 'Placed',
  paid: 'Paid',
  shipped: 'Sent',
  cancelledAt: 'Cancelled',
  things: 'What you ordered',
  address: 'Delivery address',
  quantity: (count: number) => `×\u00a0${count}`,
  shop: 'Back to the shop',
} as const
