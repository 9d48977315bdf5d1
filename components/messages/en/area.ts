export const area = {
  label: 'Your account',
  back: 'Your account',
  overview: 'Overview',
  signOut: 'Sign out',
  shop: 'Go on shopping',
  entries: {
    orders: { label: 'Orders', text: 'What you bought, and where it is.' },
    addresses: { label: 'Addresses', text: 'Where your parcels go.' },
    'payment-methods': { label: 'Payment methods', text: 'The cards you pay with.' },
    security: { label: 'Security', text: 'Your passkeys, and the ways back in.' },
    devices: { label: 'Devices', text: 'Where you are signed in.' },
    activity: { label: 'Activity', text: 'What happened to your account, and when.' },
    privacy: { label: 'Privacy', text: 'Take your data with you, or close the account.' },
  },
  rise: {
    title: "Confirm it's you",
    text: 'It has been a while. One tap with your passkey, and this page is yours again.',
    inForm: 'It has been a while. Confirm with your passkey; what you typed stays here.',
    button: "Confirm it's you",
    done: 'Thank you. Please press the button once more.',
  },
} as const
