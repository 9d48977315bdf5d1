import { endSessions, freezeAccount, liftAccount, showAccount } from '@/lib/accounts/operator'
import { done, refused, type Told } from './told'

const time = (at: Date | null) => (at ? `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC` : 'never')

const unknown = (email: string) => refused(`There is no account with ${email}.`)

export async function showOne(email: string): Promise<Told> {
  const found = await showAccount(email)
  if (!found.ok) return unknown(email)
  const { id, proven, createdAt, passkeys, sessions, orders, holds, frozenBy, deletionDueAt } = found.data
  return done(
    [
      `${found.data.email}${proven ? '' : ' (not proven)'}`,
      `  id        ${id}`,
      `  made      ${time(createdAt)}`,
      `  orders    ${orders}`,
      `  holds     ${holds.join(', ') || 'none'}${frozenBy ? ` (frozen by ${frozenBy.replace('_', ' ')})` : ''}`,
      ...(deletionDueAt ? [`  erased    ${time(deletionDueAt)}`] : []),
      `  passkeys  ${passkeys.length}`,
      ...passkeys.map(
        (one) => `    ${one.name}, made ${time(one.createdAt)}, last used ${time(one.lastUsedAt)}`,
      ),
      `  sessions  ${sessions.length}`,
      ...sessions.map((one) => `    ${one.kind}, ${one.device}, last seen ${time(one.lastSeenAt)}`),
    ].join('\n'),
  )
}

export async function freezeOne(email: string): Promise<Told> {
  const frozen = await freezeAccount(email)
  if (!frozen.ok) return unknown(email)
  return done(
    frozen.data
      ? `${email} is frozen and signed out everywhere. A passkey from before opens it again, or "accounts lift".`
      : `${email} was frozen already. It is signed out everywhere.`,
  )
}

export async function liftOne(email: string): Promise<Told> {
  const lifted = await liftAccount(email)
  if (!lifted.ok) return unknown(email)
  if (lifted.data) return done(`${email} is open again.`)
  return refused(`${email} was not frozen by the shop. What an old address froze, only its owner opens.`)
}

export async function endSessionsOf(email: string): Promise<Told> {
  const ended = await endSessions(email)
  if (!ended.ok) return unknown(email)
  return done(`${email} is signed out everywhere (${ended.data} sessions).`)
}
