export const shell = {
  tagline: 'Things for coming home to',
  description: 'A small shop of honest things for the hall, the table and the long evening.',
  skipToContent: 'Skip to content',
  home: 'Latchkey, home',
  mainMenu: 'Main',
  search: 'Search',
  signIn: 'Sign in',
  account: 'Account',
  footer: {
    shop: 'Shop',
    help: 'Your orders',
    account: 'Your account',
    orders: 'Orders',
    note: 'A shop to fork: made with Next.js, Prisma and passkeys.',
  },
  notFound: {
    title: 'There is nothing here',
    text: 'The page may have moved, or the thing is no longer made.',
    action: 'Back to the shop',
  },
  failed: {
    title: 'Something went wrong on our side',
    text: 'We could not show this page just now. Please try again in a moment.',
    action: 'Try again',
  },
} as const
