// The words of the shop's mails. One voice: short, plain, and never a link where a code does.

export const mail = {
  sentBy: (shop: string) => `Sent by ${shop}`,
  askedFrom: (device: string) => `Asked for from: ${device}`,
  notYou: 'Was it not you? Then you can ignore this mail: nobody gets in without the code. Never pass it on.',

  signInCode: {
    subject: (shop: string) => `Your code to sign in to ${shop}`,
    preview: 'It works for 10 minutes, in the browser that asked for it.',
    title: 'Your code to sign in',
    text: 'Type it where you asked for it. It works for 10 minutes, once, and only in that browser.',
    passkey: 'If you made a passkey, you need no code: choose “Sign in with a passkey”.',
  },

  signUpCode: {
    subject: (shop: string) => `Your code for ${shop}`,
    preview: 'It works for 10 minutes, in the browser that asked for it.',
    title: 'Confirm your email',
    text: 'There is no account with this address yet. Type this code where you asked for it and you have one. It works for 10 minutes, once, and only in that browser.',
  },

  passkeyCreated: {
    subject: (shop: string) => `A passkey for your ${shop} account`,
    preview: 'You can sign in with it from now on.',
    title: 'Your passkey is ready',
    text: (name: string, device: string) =>
      `A passkey was added to your account: ${name}, made with ${device}. You sign in with it from now on, without a password.`,
    notYou: 'Was it not you? Sign in and remove it: then it opens nothing any more.',
    button: 'See your passkeys',
  },

  passkeyRemoved: {
    subject: (shop: string) => `A passkey of your ${shop} account was removed`,
    preview: 'It no longer opens your account.',
    title: 'A passkey was removed',
    text: (name: string, device: string) =>
      `A passkey no longer opens your account: ${name}. It was removed with ${device}.`,
    notYou:
      'Was it not you? Sign in with another passkey, sign out all other devices, and look at what is left.',
    button: 'See your passkeys',
  },

  passkeyCopied: {
    subject: (shop: string) => `An unusual sign-in to ${shop}`,
    preview: 'One of your passkeys may have been copied.',
    title: 'One of your passkeys acted strangely',
    text: (name: string, device: string) =>
      `Somebody signed in with your passkey “${name}” from ${device}, and the passkey counts its uses differently than it did before. That can mean that it was copied. The sign-in was let in only as far as your list of orders.`,
    notYou: 'Was it not you? Answer this mail, and we look into it at once.',
  },

  newBrowser: {
    subject: (shop: string) => `A new sign-in to ${shop}`,
    preview: (device: string) => `With your passkey, in ${device}.`,
    title: 'A new sign-in to your account',
    text: (device: string) =>
      `Somebody signed in with your passkey in a browser that we do not know yet: ${device}. If that was you, there is nothing to do.`,
    shared: 'They said that others use this device too, so they are signed out soon by themselves.',
    button: 'See where you are signed in',
    notYou: 'Was it not you? End that sign-in there, and then look after your passkeys.',
  },

  sessionCopied: {
    subject: (shop: string) => `We signed you out of ${shop} on one device`,
    preview: 'Somebody may have copied that sign-in, so we ended it.',
    title: 'You were signed out on one device',
    text: (device: string) =>
      `Somebody may have copied your sign-in with ${device}, so it was ended. You can sign in again with your passkey. Your cart and your orders are as they were.`,
    button: 'See where you are signed in',
    why: 'This can also happen without anybody doing harm: when a browser was restored after a crash, or from a backup. If it happens again, remove what you do not know from that browser, its extensions first.',
  },

  orderConfirmation: {
    subject: (order: string) => `Your order ${order}`,
    preview: (total: string) => `Thank you. We have your payment of ${total}.`,
    title: 'Thank you for your order',
    text: (order: string) =>
      `We have your payment and are packing your things. Your order number is ${order}.`,
    lines: 'What you bought',
    quantity: (count: number) => `× ${count}`,
    subtotal: 'Goods',
    shipping: 'Delivery',
    freeShipping: 'Free',
    total: 'Total',
    address: 'We deliver to',
    button: 'See your order',
    keepLink: 'The link opens your order for anyone who has it, so keep this mail to yourself.',
  },
}
