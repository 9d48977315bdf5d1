const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const inWords = (count: number) => numbers[count] ?? String(count)
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export const security = {
  title: 'Security',
  ways: {
    title: (count: number) =>
      count === 1
        ? 'There is one way back into your account'
        : `There are ${inWords(count)} ways back into your account`,
    passkeys: (count: number) =>
      count === 1 ? 'Your passkey' : `${capital(inWords(count))} passkeys, any one of them`,
    recoveryCodes: (left: number) =>
      left === 1
        ? 'Your last recovery code, with your email'
        : `Your ${left} recovery codes, with your email`,
    mailbox: 'Your email alone, after a wait of some days',
    oneDevice:
      'Your passkey is on one device only. Should you lose it, a second passkey or recovery codes spare you the wait.',
    noCodes: 'A second passkey, or recovery codes on paper, spare you the wait should you lose your device.',
    unproven: 'Confirm your email, so that there is a way back should you lose your device.',
  },
  passkeys: {
    title: 'Passkeys',
    lead: 'Each of these opens your account. Keep one on every device, or one that all your devices share.',
    places: {
      synced: 'Synced to your devices',
      'not-yet-synced': 'Not synced yet',
      'one-device': 'On this one device only',
    },
    made: 'Made',
    used: 'Last used',
    neverUsed: 'Not used since',
    rename: 'Rename',
    renameOne: (name: string) => `Rename ${name}`,
    remove: 'Remove',
    removeOne: (name: string) => `Remove ${name}`,
    name: 'Name',
    save: 'Save',
    cancel: 'Cancel',
    create: 'Create a passkey',
    endOthers: 'With each change, sign out everywhere else',
    added: (name: string, ended: boolean) =>
      `“${name}” opens your account from now on.${ended ? ' You are signed out everywhere else.' : ''}`,
    removed: (name: string, ended: boolean) =>
      `“${name}” no longer opens your account. It may still be listed on your device; you can delete it there.${ended ? ' You are signed out everywhere else.' : ''}`,
    renamed: (name: string) => `It is called “${name}” now.`,
    onlyHere:
      'This passkey stays on this one device. Make a second one on another device, or keep recovery codes, so that you are never locked out.',
  },
  problems: {
    'name-missing': 'Please type a name.',
    'name-long': 'Please keep it below 60 letters.',
    'name-characters': 'Some characters here cannot be shown. Please type it again.',
    last: 'This is your only passkey, so it stays. Make another one first, or recovery codes with a confirmed email.',
    gone: 'That passkey is not there any more.',
    confirm: 'Something changed meanwhile, or it took too long. Please try once more.',
    'too-many-passkeys': 'You have ten passkeys already. Remove one that you no longer use first.',
    held: 'Your account is being protected right now, so this has to wait.',
    exists: 'This device holds a passkey for your account already. Choose another device.',
  },
} as const
