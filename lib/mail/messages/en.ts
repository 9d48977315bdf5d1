// The words of the shop's mails. One voice: short, plain, and never a link where a code does.

const both = new Intl.ListFormat('en', { type: 'conjunction' })

export const mail = {
  sentBy: (shop: string) => `Sent by ${shop}`,
  askedFrom: (device: string) => `Asked for from: ${device}`,
  doneFrom: (device: string) => `Done from: ${device}`,
  notYouTitle: 'Was it not you?',
  notYou: 'Then you can ignore this mail: nobody gets in without the code. Never pass it on.',

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

  firstAddressCode: {
    subject: (shop: string) => `Your code to confirm your email at ${shop}`,
    preview: 'It works for 10 minutes, in the browser that asked for it.',
    title: 'Confirm your email',
    text: 'Type this code where you asked for it, and the address belongs to your account. It works for 10 minutes, once, and only in that browser.',
    notYou: 'Then you can ignore this mail: without the code nothing happens. Never pass it on.',
  },

  passkeyCreated: {
    subject: (shop: string) => `A passkey for your ${shop} account`,
    preview: 'You can sign in with it from now on.',
    title: 'Your passkey is ready',
    text: (name: string) =>
      `A passkey was added to your account: ${name}. You sign in with it from now on, without a password.`,
    notYou: 'Sign in and remove it: then it opens nothing any more.',
    button: 'See your passkeys',
  },

  passkeyRemoved: {
    subject: (shop: string) => `A passkey of your ${shop} account was removed`,
    preview: 'It no longer opens your account.',
    title: 'A passkey was removed',
    text: (name: string) => `This passkey no longer opens your account: ${name}.`,
    notYou: 'Sign in with another passkey, sign out everywhere else, and look at what is left.',
    button: 'See your passkeys',
  },

  passkeyCopied: {
    subject: (shop: string) => `An unusual sign-in to ${shop}`,
    preview: 'One of your passkeys may have been copied.',
    title: 'One of your passkeys acted strangely',
    text: (name: string, device: string) =>
      `Somebody signed in with your passkey “${name}” from ${device}, and the passkey counts its uses differently than it did before. That can mean that it was copied. The sign-in was let in only as far as your list of orders.`,
    notYou: 'Sign in with another passkey and remove this one.',
    button: 'See your passkeys',
  },

  newBrowser: {
    subject: (shop: string) => `A new sign-in to ${shop}`,
    preview: (device: string) => `With your passkey, in ${device}.`,
    title: 'A new sign-in to your account',
    text: (device: string) =>
      `Somebody signed in with your passkey in a browser that we do not know yet: ${device}. If that was you, there is nothing to do.`,
    shared: 'They said that others use this device too, so they are signed out soon by themselves.',
    button: 'See your devices',
    notYou: 'End that sign-in, and remove passkeys that you do not know.',
  },

  sessionCopied: {
    subject: (shop: string) => `We signed you out of ${shop} on one device`,
    preview: 'Somebody may have copied that sign-in, so we ended it.',
    title: 'You were signed out on one device',
    text: (device: string) =>
      `Somebody may have copied your sign-in with ${device}, so it was ended. You can sign in again with your passkey. Your cart and your orders are as they were.`,
    button: 'See your devices',
    why: 'This can also happen without anybody doing harm: when a browser was restored after a crash, or from a backup. If it happens again, remove what you do not know from that browser, its extensions first.',
  },

  recoveryMailCode: {
    subject: (shop: string) => `Your code to get back into ${shop}`,
    preview: 'It works for 10 minutes, in the browser that asked for it.',
    title: 'Your code to get back in',
    text: 'Type it where you asked for it. It works for 10 minutes, once, and only in that browser. It helps to give your account a new passkey.',
    notYou:
      'Then you can ignore this mail: nothing happens without the code. Never pass it on; nobody from the shop asks for it.',
  },

  recoveryWait: {
    subject: {
      start: (shop: string) => `Somebody wants to get back into your ${shop} account`,
      half: (shop: string) => `Still waiting: a new passkey for your ${shop} account`,
      end: (shop: string) => `Last notice: a new passkey for your ${shop} account`,
    },
    preview: (time: string) => `Was it not you? Stop it before ${time}.`,
    title: {
      start: 'Somebody wants to get back into your account',
      half: 'A recovery of your account is half-way',
      end: 'A recovery of your account is nearly due',
    },
    text: (time: string) =>
      `Somebody who can read this mailbox says that your passkey is lost. From ${time} on, they can make a new passkey for your account. It takes a new code from this mailbox.`,
    wasYou: (address: string) =>
      `If it was you, come back to ${address} when the time is over, within seven days.`,
    notYou:
      'Stop it now; you need not be signed in. Better still, sign in with your passkey and stop it there: then nobody can start again for seven days.',
    stop: 'Stop this recovery',
  },

  recoveryWaitByCode: {
    text: (time: string) =>
      `Somebody used one of your recovery codes to get back into your account. From ${time} on, they can make a new passkey for it. It takes a code from this mailbox too.`,
    notYou:
      'Sign in with your passkey and stop it there. A link in a mail cannot: a recovery code counts for more than a mailbox.',
    button: 'Sign in and stop it',
  },

  recoveryCancelled: {
    subject: (shop: string) => `The recovery of your ${shop} account was stopped`,
    preview: 'Everything stays as it was.',
    title: 'The recovery was stopped',
    text: {
      mailbox: 'Somebody stopped it by the link in our mail. Everything in your account stays as it was.',
      session: 'It was stopped from a browser that is signed in to your account. Everything stays as it was.',
      passkey:
        'It was stopped with your passkey. Everything stays as it was, and nobody can start another by mail for seven days.',
      owner: 'You have your passkey back, so the wait is over. Everything stays as it was.',
    },
    notYou: {
      weak: 'If you still need to get back in, start again. After the second stop only a passkey can stop it.',
      passkey: 'Somebody else has one of your passkeys. Remove the ones that you do not know.',
    },
    again: 'Start again',
    passkeys: 'See your passkeys',
  },

  recoveryFinished: {
    subject: (shop: string) => `Your ${shop} account has a new passkey`,
    preview: 'Was it not you? An older passkey undoes it.',
    title: 'Your account was recovered',
    text: (name: string) => `A new passkey opens your account now: ${name}.`,
    probation:
      'For seven days your account can shop, and its email, passkeys and recovery codes stay as they are.',
    notYou:
      'Sign in with one of your older passkeys within these seven days and say so: all that was added goes again.',
    button: 'Sign in and undo it',
  },

  recoveryKept: {
    subject: (shop: string) => `The new passkey of your ${shop} account counts now`,
    preview: 'You said that the recovery was yours.',
    title: 'Your new passkey counts now',
    text: 'It was said with an older passkey that the recovery was yours. Everything in your account can be changed again.',
    notYou: 'Sign in with a passkey of yours and remove the ones that you do not know.',
    button: 'See your passkeys',
  },

  recoveryUndone: {
    subject: (shop: string) => `The recovery of your ${shop} account is undone`,
    preview: 'What was added since is gone.',
    title: 'The recovery is undone',
    text: 'It was said with an older passkey that the recovery was not yours. The new passkey is gone, every browser that came in since is signed out, and nobody can start another by mail for seven days. Whoever did it can read your mail, so change the password of your mailbox.',
    notYou: 'Sign in with a passkey of yours and remove the ones that you do not know.',
    button: 'See your passkeys',
  },

  recoveryCodesMade: {
    subject: (shop: string) => `New recovery codes for your ${shop} account`,
    preview: 'The ones before no longer work.',
    title: 'Your account has new recovery codes',
    text: 'Ten new recovery codes were made and shown once. The ones before no longer work. We never mail codes, and nobody from the shop asks for one.',
    notYou: 'Sign in with your passkey and make new ones: that voids these.',
    button: 'See your recovery codes',
  },

  orderConfirmation: {
    subject: (order: string) => `Your order ${order}`,
    preview: (total: string) => `Thank you. We have your payment of ${total}.`,
    title: 'Thank you for your order',
    text: (order: string) =>
      `We have your payment and are packing your things. Your order number is ${order}.`,
    lines: 'What you bought',
    quantity: (count: number) => `×\u00a0${count}`,
    subtotal: 'Goods',
    discount: 'Discount',
    tax: (name: string, rate: string) => `${name} ${rate}`,
    taxIn: (amount: string, name: string, rate: string) => `${amount}\u00a0${name} (${rate})`,
    includes: (parts: string[]) => `The total includes ${both.format(parts)}.`,
    shipping: 'Delivery',
    freeShipping: 'Free',
    total: 'Total',
    address: 'We deliver to',
    addressInside: 'Where it goes stands with your order, behind the link above.',
    button: 'See your order',
  },
}
