import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openJournal, readJournal, rewriteJournal } from './journal'

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-journal-'))
  path = join(folder, 'journal.jsonl')
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('the journal', () => {
  it('keeps every line in order, also when hundreds arrive at once', async () => {
    const journal = await openJournal(path)
    const lines = Array.from({ length: 500 }, (_, n) => `{"n":${n}}`)
    await Promise.all(lines.map((line) => journal.append(line)))
    await journal.append('last')
    await journal.close()
    expect(readJournal(path)).toEqual([...lines, 'last'])
  })

  it('has a line on the disk when append resolves', async () => {
    const journal = await openJournal(path)
    await journal.append('first')
    expect(readFileSync(path, 'utf8')).toBe('first\n')
    await journal.close()
  })

  it('drops a last line that a crash cut off, and appends cleanly after it', async () => {
    writeFileSync(path, 'whole\n{"torn":"é')
    expect(readJournal(path)).toEqual(['whole'])
    const journal = await openJournal(path)
    await journal.append('next')
    await journal.close()
    expect(readJournal(path)).toEqual(['whole', 'next'])
  })

  it('has no lines before its first one', () => {
    expect(readJournal(path)).toEqual([])
    appendFileSync(path, 'torn')
    expect(readJournal(path)).toEqual([])
  })

  it('is replaced as a whole', () => {
    writeFileSync(path, 'a\nb\nc\n')
    rewriteJournal(path, ['d'])
    expect(readFileSync(path, 'utf8')).toBe('d\n')
  })
})
