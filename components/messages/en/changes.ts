// Words about the email of an account, a locked account, and leaving.

export const changes = {
  email: {
    title: 'Email',
    lead: 'We write to you here, and you sign in with it where you have no passkey at hand.',
    current: 'Your email',
    change: 'Change email',
    new: 'New email',
    go: 'Change email',
    cancel: 'Leave it as it is',
    unproven: 'Confirm it first, or give another one there.',
    passkeyNeeded: 'Sign in with your passkey to change your email.',
    oldCode: {
      title: 'First, a code from your current email',
      text: (email: string) => `We sent it to ${email}. It works for 10 minutes.`,
    },
    newCode: {
      title: 'Look in the mail of your new address',
      text: (email: string) =>
        `We sent a code to ${email}, unless it belongs to an account already: then the mail says what to do.`,
    },
    code: 'Code',
    confirm: 'Confirm',
    others: 'Sign out everywhere else',
    othersHint: 'On all devices but this one.',
    done: (email: string) => `Your email is ${email} now.`,
    recently: (old: string) => `It was ${old} until`,
    takeBack: 'For seven days you can take that back; after that you can change it again.',
    putBack: (old: string) => `Put ${old} back`,
    restored: (email: string) => `${email} is back. Everybody else was signed out.`,
  },

  lock: {
    title: {
      'old-address': 'Your account is locked, as you asked',
      operator: 'We locked your account to keep it safe',
    },
    text: 'Use your passkey to open it again. Until then nothing can be changed or bought with it.',
    someone: (old: string, now: string) => `Its email was changed from ${old} to ${now}. Was that you?`,
    restore: (old: string) => `No, put ${old} back`,
    keep: (now: string) => `Yes, keep ${now} and open it`,
    open: 'Open my account',
    opened: 'Your account is open again.',
    newer:
      'That passkey was made after your email was changed, so it cannot do this. Use one that you had before, or a recovery code.',
    signIn: 'Use your passkey to open it again: sign in with it here.',
    otherWay: 'I have no such passkey',
  },

  freeze: {
    title: 'Lock your account?',
    text: 'Then nobody can change, buy or recover anything with it, and everybody is signed out, whoever it is. You open it again with your passkey, and get your old email back.',
    button: 'Lock my account',
    noSecret: 'Open this page with the link in our mail “Your email was changed”.',
    void: 'This link no longer works: it is older than seven days, or the account was opened again with a passkey.',
    doneTitle: 'Your account is locked, as you asked',
    doneText: 'Use your passkey to open it again.',
    signIn: 'Use my passkey',
    noPasskey: 'I don’t have my passkey',
  },

  restore: {
    title: 'Put your email back',
    lead: 'We begin with a code to the email you had before.',
    email: 'The email you had before',
    go: 'Send me a code',
    sentTo: (email: string) =>
      `If ${email} belonged to an account until lately, a code is in its mail. It works for 10 minutes.`,
    code: 'Code from the mail',
    recoveryCode: 'Recovery code',
    recoveryHint: 'One that you had before your email was changed.',
    confirm: 'Put my email back',
    noCodes: 'I have no recovery code',
    noCodesText: (hours: number) =>
      `The code from the mail begins a wait of ${hours % 24 === 0 ? `${hours / 24} days` : `${hours} hours`}. When it is over, a new code puts your email back, here. Both emails hear of it, and a passkey from before the change stops it.`,
    wait: 'Go on without one',
    waitingTitle: 'The wait is running',
    waitingFrom: 'You can put your email back from',
    waitingOn: 'on. Come back to this page then, within seven days, with a new code from your mail.',
    notLocked:
      'This works only while the account is locked. Lock it first, with the link in our mail “Your email was changed”.',
    waitOff: 'This shop does not offer that. Use a passkey or a recovery code.',
    doneTitle: 'Your email is back',
    doneText: 'Everybody else was signed out, and passkeys made since the change were removed.',
    makePasskey: 'Make a new passkey',
    orders: 'See my orders',
    passkey: 'I have a passkey from before',
  },

  privacy: {
    title: 'Privacy',
    makePasskey: 'Make a passkey',
    signIn: 'Use my passkey',
    export: {
      title: 'Take your data with you',
      text: 'One file with everything that we keep about you: profile, orders, cart, passkeys, devices and activity. It goes straight to this device; we keep no copy of it.',
      button: 'Download my data',
      done: 'Your data is in your downloads.',
      passkeyNeeded: 'This takes a passkey. Make one first, or sign in with yours.',
    },
    delete: {
      title: 'Delete your account',
      lead: 'What happens:',
      points: [
        'You are signed out on all devices at once, and nobody can sign in.',
        'For seven days you can come back, with all that was in it.',
        'Then everything is erased: your email, passkeys, devices, carts and the mails we sent you.',
        'Orders on their way still arrive. Of all your orders stay what was bought, the country and the amount, without you: our books need that.',
      ],
      comeBack: {
        passkey: 'To come back, sign in with your passkey within seven days.',
        code: 'To come back, sign in with your email within seven days.',
      },
      button: 'Delete my account',
      really: 'Yes, delete my account',
      cancel: 'Keep my account',
      passkeyNeeded: 'Sign in with your passkey to delete your account.',
      code: {
        title: 'Confirm it with a code',
        text: (email: string) => `We sent a code to ${email}. It works for 10 minutes.`,
      },
    },
  },

  comeBack: {
    title: 'Come back?',
    text: 'This account is closed and about to be erased. Show your passkey once more, and all of it is back.',
    button: 'Come back',
  },

  problems: {
    'email-same': 'This is your email already.',
    confirm: 'That confirmation was for something else, or too long ago. Please confirm once more.',
    gone: 'Something changed meanwhile. Please load the page again.',
    unavailable: 'Something went wrong on our side. Please try again in a moment.',
    'signed-out': 'You have been signed out meanwhile. Please sign in again.',
  },
} as const
