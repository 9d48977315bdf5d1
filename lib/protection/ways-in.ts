import 'server-only'
import { actions, pages, routes } from '@/lib/auth/access'
import { holds, refusedBy } from '@/lib/auth/holds'
import { type Level, levels } from '@/lib/auth/levels'
import { type SessionKind, type SessionOpening, sessionLimits } from '@/lib/auth/sessions'
import { protectedActions } from '@/lib/auth/step-up/actions'
import { grantedFor } from '@/lib/auth/step-up/answer'
import { askedFor } from '@/lib/auth/step-up/challenge'

// Every way into an account, written from the tables that the code itself goes by. It stands in docs/security.md, and
// a test fails where it is out of date.

type Opening = { evidence: string; kind: SessionKind }

/** What has to be shown for each way of opening a session. One that is missing here does not compile. */
const openings: Record<SessionOpening['by'], Opening> = {
  'mailed-code': {
    evidence: 'an eight-digit code from a mail to the proven address, in the browser that asked',
    kind: 'limited',
  },
  'first-passkey': {
    evidence: "making the account's very first passkey, out of a limited session",
    kind: 'full',
  },
  recovery: {
    evidence:
      'making one passkey, with a recovery code and a code from a mail, or after the announced wait with a new code from a mail',
    kind: 'full',
  },
  passkey: { evidence: 'a user-verified assertion of one of its passkeys', kind: 'full' },
}

const opens: Record<SessionKind, string> = {
  limited: 'limited',
  full: 'fresh, then remembered',
}

/** What each level may do, in the words of the rules; what it opens follows from the table of access. */
const meaning: Record<Level, string> = {
  guest: 'Anyone. Orders open by their own link.',
  limited: 'A mailed code: a borrowed mailbox sees orders without addresses, and no more.',
  remembered: 'A passkey, some time ago: the cart, the things and state of orders, and asking for a grant.',
  fresh: 'A passkey in the last 24 hours, and no pause of over an hour since: everything of one’s own.',
}

const span = (seconds: number) => {
  const [count, unit] =
    seconds % 86_400 === 0
      ? [seconds / 86_400, 'day']
      : seconds % 3600 === 0
        ? [seconds / 3600, 'hour']
        : [seconds / 60, 'minute']
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

const table = (head: string[], rows: string[][]) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')

const code = (names: string[]) => names.map((name) => `\`${name}\``).join(', ') || 'nothing more'

/** The names that a table gives to exactly this level. */
const namesAt = (named: Record<string, Level>, level: Level) =>
  Object.keys(named).filter((name) => named[name] === level)

/** The whole text, as Markdown. */
export function describeWaysIn(): string {
  const ways = Object.entries(openings).map(([name, { evidence, kind }]) => {
    const { idle, absolute, atOnce } = sessionLimits[kind]
    return [
      `\`${name}\``,
      evidence,
      opens[kind],
      `${span(idle)} unused, ${span(absolute)} in all, ${atOnce} at once`,
    ]
  })
  const rights = levels.map((level) => [
    level,
    meaning[level],
    code(namesAt(pages, level)),
    code([...namesAt(actions, level), ...namesAt(routes, level)]),
  ])
  const granted = protectedActions.map((action) => {
    const refusing = holds.filter((hold) => refusedBy([hold], action) !== null)
    return [`\`${action}\``, refusing.join(', ') || 'none']
  })
  return [
    'Each way in, what has to be shown for it, and what it gives:',
    table(['way', 'evidence', 'level', 'the session lasts'], ways),
    'Each level may do what those before it may, and this:',
    table(['level', 'who', 'pages', 'actions and routes'], rights),
    `These changes need a grant whatever the level: an assertion for exactly that change, asked for at most ${span(askedFor)} before, spent once within ${span(grantedFor)}. A hold refuses some of them for as long as it runs:`,
    table(['change', 'refused by'], granted),
  ].join('\n\n')
}

const begin = '<!-- ways in: written by lib/protection/ways-in.test.ts -->'
const end = '<!-- end of the ways in -->'

/** Puts the text between its two marks. @throws where they are missing. */
export function withWaysIn(document: string): string {
  const [from, to] = [document.indexOf(begin), document.indexOf(end)]
  if (from < 0 || to < from) throw new Error('the document has no place for the ways in')
  return `${document.slice(0, from)}${begin}\n\n${describeWaysIn()}\n\n${document.slice(to)}`
}
