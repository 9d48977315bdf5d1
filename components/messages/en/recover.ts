const days = (hours: number) =>
  hours % 24 === 0
    ? hours === 24
      ? 'one day'
      : `${hours / 24} days`
    : hours === 1
      ? 'one hour'
      : `${hours} hours`

export const recover = {
  title: 'Get back into your account',
  email: {
    lead: 'Without your passkey it takes a little longer. We begin with a code to your email.',
    hint: 'We send you a code.',
    passkeyFirst: 'Is your passkey on your phone? That is quicker.',
    signIn: 'Sign in with it',
    noMail: 'I can’t get at my mail now',
  },
  byCode: {
    title: 'Without your mail for now',
    lead: (hours: number) =>
      `A recovery code starts the wait of ${days(hours)}. At its end you still need a code from your mail. With both at hand, you need not wait.`,
    code: 'Recovery code',
    start: 'Start the wait',
    back: 'I can read my mail',
    started: 'The wait has started',
    startedText: 'Come back when it is over. You then need a code from your mail.',
    until: 'It ends on',
  },
  choose: {
    lead: 'Take the first of these that you can.',
    passkey: {
      title: 'Your passkey on another device',
      text: 'A phone, a tablet or another computer that you use here. Choose it in the next step.',
    },
    code: {
      title: 'One of your recovery codes',
      text: 'With it you make a new passkey at once. It can be used once.',
      label: 'Recovery code',
      hint: 'Six groups of four. Blanks and dashes do not matter.',
      use: 'Use this code',
      prove: 'First we send a new code to your email, so that nobody gets in with a found sheet of paper.',
      send: 'Send me a code',
    },
    /** For somebody whose passkey signed them in here before. */
    mail: {
      title: 'Without a passkey',
      text: (hours: number) =>
        `A code to your email comes first. Then one of your recovery codes makes a new passkey at once${hours > 0 ? `, or a wait of ${days(hours)} does` : ''}. From that code on you are signed in here by it alone, until you have your new passkey.`,
    },
    wait: {
      title: 'Wait',
      text: (hours: number) =>
        `If there is no other way, you can make a new passkey in ${days(hours)}. We write to your email at once and twice more, so that nobody does this behind your back.`,
      start: 'Start the wait',
    },
  },
  refused: {
    off: 'This shop does not offer this way back.',
    unproven: 'The email of this account is not confirmed yet, so it cannot open it.',
    'first-passkey': 'You can make your first passkey right away: sign in with your email.',
    held: 'Your account does not allow this now.',
    blocked: 'Somebody stopped a recovery of this account with its passkey. Until',
    blockedEnd: 'nobody can start another.',
    probation: 'This account was recovered less than seven days ago. Only a recovery code still helps.',
    'sign-in': 'That took too long. Please begin again with your email.',
    'waits-already': 'A wait for this account runs already. Your code was not used.',
    'prove-mailbox': 'The code from your mail is a little old by now. Send yourself a new one.',
  },
  waiting: {
    title: 'The wait has begun',
    until: 'You can make a new passkey from',
    on: 'on.',
    mails:
      'We wrote to your email about it, and will twice more. Come back to this page when it is over, within seven days.',
    passkey: 'Found your passkey after all?',
    stop: 'Was it not you? The link in our mail stops it, and so does your passkey.',
  },
  due: {
    title: 'The wait is over',
    lead: 'We send one more code to your email. With it you make a new passkey.',
    until: 'This is possible until',
    send: 'Send me a code',
    notYet: 'Our last mail about it has not gone out yet. Load this page again in a minute.',
  },
  make: {
    title: 'Make your new passkey',
    lead: 'One passkey, on this device or another. It opens your account at once.',
    create: 'Create a passkey',
    after:
      'For seven days after that you can shop and pay, and your email, passkeys and recovery codes stay as they are.',
  },
  held: {
    freeze: {
      title: 'This account is locked',
      text: 'So nobody can get back into it by mail. A passkey that is older than the lock opens it again.',
    },
    deletion: {
      title: 'This account is about to be deleted',
      text: 'You can come back with your passkey until then.',
    },
  },
  question: {
    title: 'Was this you?',
    wait: {
      mailbox: 'Somebody who can read your mail asked to get back into this account without a passkey, on',
      code: 'Somebody used one of your recovery codes to get back into this account, on',
      due: 'They can make a new passkey for it from',
      on: 'on.',
      no: 'No, stop it',
      noText: 'It stops, and nobody can start another for seven days.',
      yes: 'Yes, that was me',
      yesText: 'You have your passkey back, so the wait ends.',
      stop: 'Stop it without a passkey',
    },
    probation: {
      text: 'This account was recovered and has a new passkey, since',
      until: 'Its email, passkeys and recovery codes stay as they are until',
      no: 'No, undo it all',
      noText: 'The new passkey goes, with all that was added since. Your orders stay.',
      yes: 'Yes, that was me',
      yesText: 'The new passkey counts like your others from now on.',
      older: 'It takes a passkey that is older than this. On another device? Choose that in the next step.',
    },
    noOlder: 'This account has no passkey that is older, so nobody can say.',
    later: 'Not now',
    failed: {
      over: 'This was settled meanwhile. Load the page again to see how things are.',
      'older-passkey': 'That passkey is newer than what it would answer. Use an older one.',
      'passkey-only': 'Only your passkey can stop this one.',
      confirm: 'That took too long. Please confirm it once more.',
    },
    done: {
      stopped: 'It is stopped. Nobody can start another for seven days.',
      ended: 'The wait is over, and everything stays as it was.',
      'stopped-weakly': 'It is stopped. Everything stays as it was.',
      kept: 'Thank you. Your new passkey counts like the others now.',
      undone: 'It is undone. Whoever did it can read your mail: change the password of your mailbox today.',
    },
    goOn: 'Go on',
  },
  stop: {
    title: 'Stop this recovery?',
    lead: 'Somebody asked to get back into your account without a passkey. If that was not you, stop it: everything stays as it was.',
    stop: 'Stop this recovery',
    stopped: 'It is stopped',
    stoppedText:
      'Everything in your account stays as it was. Whoever did it can read your mail: change the password of your mailbox today.',
    over: 'There is nothing to stop any more',
    overText: 'This recovery was stopped, or it is over. Sign in with your passkey to see how things are.',
    passkeyOnly: 'Only your passkey can stop this one',
    passkeyOnlyText:
      'It was stopped by mail twice already, so that is no longer enough. Sign in with your passkey and stop it there.',
    noSecret: 'This link is not whole',
    noSecretText: 'Open the link in our mail once more, with all its letters.',
    signIn: 'Sign in with a passkey',
    home: 'Back to the shop',
  },
  banner: {
    wait: 'Somebody asked to get back into your account without a passkey.',
    probation: 'Your account was recovered lately, so some of it cannot be changed yet.',
    look: 'Was this you?',
  },
  codes: {
    title: 'Recovery codes',
    lead: 'For the day when no passkey is at hand. One code, together with your email, makes a new passkey at once.',
    none: 'You have no recovery codes yet.',
    left: (count: number) => (count === 1 ? 'One code is left.' : `${count} codes are left.`),
    allUsed: 'All your codes are used.',
    make: 'Make recovery codes',
    renew: 'Make new codes',
    renewHint: 'The ones you have now stop working.',
    shown: 'Your ten recovery codes',
    shownText: 'You see them now and never again. Keep them where you keep your passport. Each works once.',
    copy: 'Copy',
    copied: 'Copied',
    notCopied: 'Your browser did not let us copy. Mark them, or print them.',
    download: 'Download',
    print: 'Print',
    kept: 'I have kept them',
    file: 'latchkey-recovery-codes.txt',
    fileTitle: (shop: string, origin: string) => `Recovery codes for ${shop}, ${origin}`,
    unproven: 'Confirm your email first: a recovery code works only together with it.',
    failed: 'That did not work, and your codes are as they were. Please try again.',
  },
} as const
