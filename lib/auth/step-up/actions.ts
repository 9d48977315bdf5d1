// Every change that needs a grant: an assertion for exactly this change, at most two minutes ago. How the server
// describes each stands in the `policies.ts` of its domain, the sentence in components/messages.

export const protectedActions = [
  'add-passkey',
  'remove-passkey',
  'renew-recovery-codes',
  'change-email',
  // Another address than the one that was typed with the order, before any was proven.
  'first-email',
  'export-data',
  'delete-account',
  'add-card',
  'replace-card',
  'remove-card',
  'default-card',
  'pay-with-card',
  // What only an older passkey may say of a recovery or a change of address.
  'cancel-recovery',
  'keep-recovery',
  'undo-recovery',
  'lift-freeze',
  'restore-email',
] as const

export type ProtectedAction = (typeof protectedActions)[number]
