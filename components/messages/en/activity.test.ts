import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { activityWords } from './activity'

test('every kind of event has its words, and no words are left over', () => {
  const source = readFileSync('lib/audit/events.ts', 'utf8')
  const list = /export type EventFacts = \{([\s\S]*?)\n\}/.exec(source)?.[1] ?? ''
  const kinds = [...list.matchAll(/^ {2}'([a-z-]+)':/gm)].map(([, kind]) => kind)
  expect(kinds.length).toBeGreaterThan(10)
  expect(Object.keys(activityWords).sort()).toEqual(kinds.sort())
})
