const pieces = (count: number) => (count === 1 ? '1 piece' : `${count} pieces`)

export const cart = {
  title: 'Your cart',
  link: (count: number) => (count === 0 ? 'Cart' : `Cart, ${pieces(count)}`),
  loading: 'Fetching your cart',
  noScript: 'The cart needs JavaScript. Please switch it on for this shop.',
  add: 'Add to cart',
  soldOut: 'Sold out',
  inCart: (count: number) => `In your cart: ${count}`,
  added: (product: string, count: number) => `${product} is in your cart. In your cart: ${count}`,
  view: 'View cart',
  empty: {
    title: 'Your cart is empty',
    text: 'Whatever you add waits here, also when you close the window.',
    action: 'Have a look around',
  },
  lines: 'Things in your cart',
  each: (price: string) => `${price} each`,
  lineTotal: 'Together',
  quantity: {
    label: (product: string) => `Quantity of ${product}`,
    more: (product: string) => `One more of ${product}`,
    fewer: (product: string) => `One fewer of ${product}`,
  },
  remove: 'Remove',
  removeLine: (product: string) => `Remove ${product}`,
  removed: (product: string) => `${product} is no longer in your cart.`,
  undo: 'Undo',
  merged: {
    text: (count: number) =>
      count === 1
        ? 'The piece you chose before signing in is now in your own cart too, beside what was there.'
        : `The ${pieces(count)} you chose before signing in are now in your own cart too, beside what was there.`,
    undo: 'Undo: leave my own cart as it was',
    undone: 'Your own cart is as it was. What you chose before signing in is no longer in it.',
    partly:
      'What you changed since signing in is still as you left it. The rest of your own cart is as it was.',
  },
  undoLine: (product: string) => `Undo: put ${product} back`,
  notes: {
    soldOut: 'Sold out for now. It is not in the total.',
    capped: (available: number) => `Only ${available} left, so that is what we put in your cart.`,
    all: (available: number) =>
      available === 1 ? 'This is the last one.' : `These are all ${available} we have.`,
    most: (count: number) => `${count} is the most for one order.`,
    was: 'The price has changed: it was',
    now: 'now',
    soldOutMeanwhile: 'Somebody was quicker: this has just sold out.',
    gone: 'This is no longer in the shop.',
    full: (lines: number) => `A cart holds ${lines} different things. Please take one out first.`,
  },
  summary: {
    title: 'Summary',
    subtotal: 'Subtotal',
    discount: (code: string) => `Discount (${code})`,
    minimum: (code: string, minimum: string) => `The code ${code} is for goods worth ${minimum} or more.`,
    delivery: 'Free delivery',
    withTax: 'Tax is included. Shipping is worked out at checkout.',
    withoutTax: 'Tax and shipping are worked out at checkout.',
    action: 'Check out',
    nothing: 'Nothing in your cart can be bought right now.',
    lookAgain: 'Something in your cart has just changed. Please have another look.',
    spoken: (count: number, subtotal: string) => `${pieces(count)} in your cart, subtotal ${subtotal}`,
  },
  stuck: {
    saving: 'We could not reach the shop. Your last change is kept here.',
    loading: 'We could not fetch your cart.',
    action: 'Try again',
  },
} as const
