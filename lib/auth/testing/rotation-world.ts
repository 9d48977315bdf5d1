import { decide, rotation, type Standing } from '../rotation'

// A browser with several tabs, a thief with copies of its cookie, and a session between them, in seconds that
// only pass when told. The session's side is given from outside: the table in memory, or the real database.

/** What became of one request. `cookie` is the next token, set by its answer. */
export type Told = { answered: boolean; isReplaced: boolean; promoted: boolean; cookie?: string | undefined }

export type Family = {
  ask: (token: string, mayMint: boolean) => Promise<Told>
  /** After an assertion of the owner's. */
  raise: (token: string) => Promise<Told>
  pass: (seconds: number) => Promise<void>
}

const refused: Told = { answered: false, isReplaced: false, promoted: false }

/** The table of rotation.ts, with nothing around it: what the database has to agree with. */
export function familyInMemory(first: string, newToken: () => string): Family {
  let now = 0
  let ended = false
  let current = { token: first, usedAt: null as number | null }
  let pending: { token: string; mintedAt: number } | null = null
  let unusedPendings = 0
  const replacedAt = new Map<string, number>()
  const known = new Set([first])
  const since = (time: number | null | undefined) => (time == null ? null : now - time)

  const standing = (token: string): Standing => ({
    state:
      token === current.token
        ? 'current'
        : token === pending?.token
          ? 'pending'
          : replacedAt.has(token)
            ? 'replaced'
            : 'spent',
    usedFor: since(current.usedAt),
    pendingFor: since(pending?.mintedAt),
    unusedPendings,
    replacedFor: since(replacedAt.get(token)),
    succeededFor: null,
  })

  function find(token: string): Told {
    if (ended || !known.has(token)) return refused
    const step = decide(standing(token), false)
    if (step === 'end') ended = true
    if (step === 'begin') current.usedAt = now
    if (step === 'promote') {
      replacedAt.set(current.token, now)
      current = { token, usedAt: now }
      pending = null
      unusedPendings = 0
    }
    const isReplaced = standing(token).state === 'replaced'
    return { answered: !ended, isReplaced: !ended && isReplaced, promoted: step === 'promote' }
  }

  function mint(): string {
    const token = newToken()
    known.add(token)
    pending = { token, mintedAt: now }
    unusedPendings += 1
    return token
  }

  return {
    async ask(token, mayMint) {
      const told = find(token)
      if (!told.answered || !mayMint) return told
      const step = decide(standing(token), true)
      if (step === 'end') ended = true
      if (ended) return refused
      return step === 'mint' ? { ...told, cookie: mint() } : told
    },
    async raise(token) {
      const told = find(token)
      if (!told.answered || told.isReplaced) return told
      if (pending && now - pending.mintedAt < rotation.onItsWay) return told
      if (unusedPendings >= rotation.mostUnused) ended = true
      return ended ? told : { ...told, cookie: mint() }
    },
    async pass(seconds) {
      now += seconds
    },
  }
}

/** Seconds that a request and its answer are on their way; a lost answer brings no cookie. */
export type Trip = { request: number; response: number; lost: boolean }

type Send = { after: number; kind: 'get' | 'post' | 'raise' } & Trip

export type Action =
  | Send
  /** The browser's cookies are what they were so many changes ago. */
  | { after: number; kind: 'restore'; back: number }
  | { after: number; kind: 'steal' }
  /** With the copy of that number; its answer is there at once. */
  | { after: number; kind: 'thief-get' | 'thief-post'; copy: number }

export type Seen = {
  at: number
  who: 'owner' | 'thief'
  token: string
  told: Told
  /** When the thief's copy, or the one it was minted for, was stolen. */
  stolenAt: number
}

export type Story = {
  seen: Seen[]
  /** Pending tokens lost one after the other, at most. */
  lostInARow: number
  /** The thief had this token at that time. */
  hadCopy: (token: string, at: number) => boolean
}

/** Plays actions in the order of time. Whatever was sent before arrives, also after the last action. */
export async function play(family: Family, first: string, actions: Action[]): Promise<Story> {
  const jar = [first]
  const copies: { token: string; stolenAt: number; had: number }[] = []
  const seen: Seen[] = []
  let lost = 0
  let lostInARow = 0

  type Due = { at: number; order: number; run: () => Promise<void> | void }
  const queue: Due[] = []
  let order = 0
  let now = 0
  const plan = (at: number, run: Due['run']) => {
    queue.push({ at, order: order++, run })
    queue.sort((one, other) => one.at - other.at || one.order - other.order)
  }

  function note(who: Seen['who'], token: string, told: Told, stolenAt = 0) {
    seen.push({ at: now, who, token, told, stolenAt })
    if (told.promoted) lost = 0
  }

  function ownerSends({ kind, request, response, lost: isLost }: Send) {
    const token = jar.at(-1) ?? first
    plan(now + request, async () => {
      const told = await (kind === 'raise' ? family.raise(token) : family.ask(token, kind === 'get'))
      note('owner', token, told)
      const { cookie } = told
      if (!cookie) return
      lost = isLost ? lost + 1 : 0
      lostInARow = Math.max(lostInARow, lost)
      if (!isLost) plan(now + response, () => void jar.push(cookie))
    })
  }

  async function thiefSends(mayMint: boolean, copy: number) {
    const used = copies[copy % copies.length]
    if (!used) return
    const told = await family.ask(used.token, mayMint)
    note('thief', used.token, told, used.stolenAt)
    if (told.cookie) copies.push({ token: told.cookie, stolenAt: used.stolenAt, had: now })
  }

  function act(action: Action): Promise<void> | void {
    switch (action.kind) {
      case 'restore':
        return void jar.push(jar.at(-1 - (action.back % jar.length)) ?? first)
      case 'steal':
        return void copies.push({ token: jar.at(-1) ?? first, stolenAt: now, had: now })
      case 'thief-get':
      case 'thief-post':
        return thiefSends(action.kind === 'thief-get', action.copy)
      default:
        return ownerSends(action)
    }
  }

  let time = 0
  for (const action of actions) {
    time += action.after
    plan(time, () => act(action))
  }
  for (let due = queue.shift(); due; due = queue.shift()) {
    if (due.at > now) await family.pass(due.at - now)
    now = due.at
    await due.run()
  }
  const hadCopy = (token: string, at: number) => copies.some((copy) => copy.token === token && copy.had <= at)
  return { seen, lostInARow, hadCopy }
}
