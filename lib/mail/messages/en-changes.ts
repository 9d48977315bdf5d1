// The words of mails about a change of address, a locked account, a deletion and an export. Each says the one thing
// to do if it was somebody else.

const answer = 'Answer this mail, and we look into it at once.'

export const changes = {
  newAddressCode: {
    subject: (shop: string) => `Your code to confirm this address at ${shop}`,
    preview: 'It works for 10 minutes, in the browser that asked for it.',
    title: 'Confirm your new email',
    text: 'Somebody wants to use this address for their account. If that is you, type this code where you asked for it. It works for 10 minutes, once, and only in that browser.',
    notYou: 'Then you can ignore this mail: without the code nothing happens. Never pass it on.',
  },

  consentCode: {
    subject: {
      'change-email': (shop: string) => `Your code to change your email at ${shop}`,
      'delete-account': (shop: string) => `Your code to delete your account at ${shop}`,
    },
    preview: 'It works for 10 minutes, in the browser that asked for it.',
    title: {
      'change-email': 'Your code to change your email',
      'delete-account': 'Your code to delete your account',
    },
    text: {
      'change-email':
        'Somebody who is signed in to your account wants to give it another email. If that is you, type this code where you asked for it. It works for 10 minutes, once, and only in that browser.',
      'delete-account':
        'Somebody who is signed in to your account wants to delete it. If that is you, type this code where you asked for it. It works for 10 minutes, once, and only in that browser.',
    },
    notYou:
      'Then keep the code to yourself: without it nothing happens. Somebody can read your mail, so change its password.',
  },

  emailChanged: {
    subject: (shop: string) => `The email of your ${shop} account was changed`,
    preview: 'Was it not you? Lock your account with one click.',
    title: 'Your email was changed',
    text: (device: string) =>
      `Your account has another email now, changed from ${device}. This address no longer opens it.`,
    notYou:
      'Lock your account: nobody can change, buy or recover anything then, and everybody is signed out. After that you put this address back, with an older passkey, a recovery code, or after a wait. The link works for 7 days, in any browser.',
    button: 'Lock my account',
    wasYou: 'If it was you, there is nothing to do.',
  },

  emailIsYours: {
    subject: (shop: string) => `This is the email of your ${shop} account now`,
    preview: 'You sign in with it from now on.',
    title: 'Your new email is in place',
    text: (device: string) => `Your account has this address from now on, changed from ${device}.`,
    notYou: answer,
    button: 'See your account',
  },

  addressTaken: {
    subject: (shop: string) => `You have an account at ${shop} with this address`,
    preview: 'Somebody wanted to use it for another account. Nothing changed.',
    title: 'This address has an account already',
    text: (device: string) =>
      `Somebody wanted to use this address for another account, from ${device}. It belongs to your account, so nothing changed.`,
    wasYou:
      'Was it you? Two accounts cannot become one. Sign in to the one with this address; if you want it for the other, first give this one another email, or delete it.',
    notYou: 'Then there is nothing to do.',
    button: 'Sign in',
  },

  addressKept: {
    subject: (shop: string) => `About this address at ${shop}`,
    preview: 'It was an account’s until lately, and is kept for it.',
    title: 'This address is kept for an account',
    text: (device: string) =>
      `Somebody asked for this address, from ${device}. It belonged to an account until its email was changed a few days ago, and is kept for that account as long as the change can be undone.`,
    wasYou: 'Did you change it yourself? Then sign in with your new address.',
    notYou:
      'Did somebody else change it? Lock the account with the link in our mail “Your email was changed”, or put this address back.',
    button: 'Put this address back',
  },

  lockedForYou: {
    subject: (shop: string) => `Your ${shop} account is locked`,
    preview: 'As you asked. Here is how you get it back.',
    title: 'Your account is locked, as you asked',
    text: 'Nobody can change, buy or recover anything, and everybody is signed out.',
    next: 'Use your passkey to open it again and put your address back. If you do not have it, you can put your address back with a recovery code, or after a wait.',
    button: 'Sign in with your passkey',
    codes: (address: string) => `Without a passkey: ${address}`,
  },

  accountLocked: {
    subject: (shop: string) => `Your ${shop} account is locked`,
    preview: 'Nothing can be changed, bought or recovered.',
    title: 'Your account is locked',
    text: {
      'old-address':
        'Whoever reads the mail of your former address locked your account. Nobody can change, buy or recover anything, and everybody is signed out.',
      operator:
        'We locked your account to keep it safe. Nobody can change, buy or recover anything, and everybody is signed out.',
    },
    open: 'Sign in with a passkey that you had before, and open your account again with one tap.',
    button: 'Sign in with your passkey',
  },

  lockLifted: {
    subject: (shop: string) => `Your ${shop} account is open again`,
    preview: 'It is no longer locked.',
    title: 'Your account is open again',
    text: {
      passkey: 'It was opened with a passkey that was there before it was locked.',
      operator: 'We opened it again.',
    },
    notYou: answer,
  },

  restoreCode: {
    subject: (shop: string) => `Your code to put your address back at ${shop}`,
    preview: 'It works for 10 minutes, in the browser that asked for it.',
    title: 'Your code to put this address back',
    text: 'Type it where you asked for it: with one of your recovery codes, or to begin or end the wait. It works for 10 minutes, once, and only in that browser.',
    notYou:
      'Then never pass it on, and change the password of your mail: whoever reads it there can begin a wait that puts this address back.',
  },

  nothingToRestore: {
    subject: (shop: string) => `About this address at ${shop}`,
    preview: 'There is no change of it that could be undone.',
    title: 'There is nothing to put back',
    text: (device: string) =>
      `Somebody wanted to put this address back into an account, from ${device}. No account had it changed lately, so nothing happened.`,
    button: 'Sign in',
  },

  restoreWait: {
    subject: {
      start: (shop: string) => `An old address wants your ${shop} account back`,
      half: (shop: string) => `Still waiting: an old address and your ${shop} account`,
      end: (shop: string) => `Last notice: an old address and your ${shop} account`,
    },
    preview: (time: string) => `Was it not you? A passkey stops it before ${time}.`,
    title: {
      start: 'An old address wants to come back',
      half: 'An old address is half-way back',
      end: 'An old address is nearly back',
    },
    text: {
      old: (time: string) =>
        `Somebody who can read this mailbox wants this address back in the locked account, without a passkey or a recovery code. From ${time} on, a new code from this mailbox does it.`,
      new: (time: string) =>
        `Your account is locked, and whoever reads the mail of the address that it had before wants that one back in place of this. From ${time} on, they can.`,
    },
    wasYou: (address: string) =>
      `If it was you, come back to ${address} when the time is over, within seven days.`,
    notYou:
      'Sign in with a passkey that you had before the email was changed, and open the account again: that stops it.',
    button: 'Sign in and stop it',
  },

  emailRestored: {
    subject: (shop: string) => `Your ${shop} account has this address again`,
    preview: 'The change was undone.',
    title: 'Your address is back',
    text: 'Your account has this address again. Everybody else was signed out, and passkeys and recovery codes that were made since the change were removed.',
    next: 'Have a look at your passkeys and orders, to be sure that all of it is yours.',
    notYou: answer,
    button: 'See your account',
  },

  emailLetGo: {
    subject: (shop: string) => `This address no longer belongs to a ${shop} account`,
    preview: 'The change was undone.',
    title: 'A change of email was undone',
    text: 'The account that had this address for a few days has its former one again.',
    notYou: answer,
  },

  deletionAsked: {
    subject: (shop: string) => `Your ${shop} account will be deleted`,
    preview: 'You can come back until then.',
    title: 'Your account is closed',
    text: (day: string) =>
      `As you asked, your account is closed. On ${day} everything that we keep about you is erased; of your orders stay what was bought and for how much.`,
    notYou: {
      passkey:
        'Or did you change your mind? Sign in with your passkey before that day, and all of it is back.',
      code: 'Or did you change your mind? Sign in with this address before that day, and all of it is back.',
    },
    button: 'Come back',
  },

  accountClosing: {
    subject: (shop: string) => `Your ${shop} account is about to be deleted`,
    preview: 'You can come back until then.',
    title: 'Your account is closed',
    text: (day: string, device: string) =>
      `Somebody wanted to sign in with this address, from ${device}. Its account is closed, as its owner asked, and will be erased on ${day}.`,
    next: {
      passkey: 'Changed your mind? Sign in with your passkey before that day, and all of it is back.',
      code: 'Changed your mind? Sign in with this address before that day, and all of it is back.',
    },
    button: 'Come back',
  },

  comeBackCode: {
    subject: (shop: string) => `Your code to come back to ${shop}`,
    preview: 'It works for 10 minutes, in the browser that asked for it.',
    title: 'Your code to come back',
    text: (day: string) =>
      `Your account is closed, as you asked, and will be erased on ${day}. Type this code where you asked for it, and all of it is back.`,
    notYou: 'Then you can ignore this mail, as you can if you want it erased. Never pass the code on.',
  },

  deletionCalledOff: {
    subject: (shop: string) => `Welcome back to ${shop}`,
    preview: 'Your account stays.',
    title: 'Your account stays',
    text: 'It is open again with all that was in it, and will not be deleted.',
    notYou: answer,
  },

  dataExported: {
    subject: (shop: string) => `Your data was downloaded from ${shop}`,
    preview: 'All that we keep about you, as a file.',
    title: 'Your data was downloaded',
    text: (device: string) => `Everything that we keep about you was downloaded as a file, with ${device}.`,
    notYou: 'Sign in, end all other sessions, and remove passkeys that are not yours.',
    button: 'See your devices',
  },
}
