import { closeSync, fsyncSync, openSync, readFileSync, renameSync, truncateSync, writeSync } from 'node:fs'
import { open } from 'node:fs/promises'

export interface Journal {
  /** Resolves when the line is on the disk. After a failed write every later line is refused too. */
  append(line: string): Promise<void>
  close(): Promise<void>
}

/**
 * The lines of a journal, oldest first. A last line without its line feed was cut off by a crash, before anyone
 * was answered: it is removed.
 */
export function readJournal(path: string): string[] {
  let bytes: Buffer
  try {
    bytes = readFileSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
  const end = bytes.lastIndexOf(0x0a) + 1
  if (end < bytes.length) truncateSync(path, end)
  return bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1)
}

/** Puts new lines in the journal's place, all or none: a crash leaves the old file or the new one. */
export function rewriteJournal(path: string, lines: Iterable<string>): void {
  const draft = `${path}.new`
  const file = openSync(draft, 'w', 0o600)
  for (const line of lines) writeSync(file, `${line}\n`)
  fsyncSync(file)
  closeSync(file)
  renameSync(draft, path)
}

/** Opens the journal for appending. Lines that arrive while the disk is busy share the next write. */
export async function openJournal(path: string): Promise<Journal> {
  const file = await open(path, 'a', 0o600)
  let waiting: string[] = []
  let writing: Promise<void> | undefined

  // A failed write stays in `writing`, so that nothing is ever appended behind a torn line.
  const write = async () => {
    const lines = waiting
    waiting = []
    await file.appendFile(lines.map((line) => `${line}\n`).join(''))
    await file.datasync()
  }

  return {
    append(line) {
      waiting.push(line)
      // The first line of a batch asks for its write; the others ride along.
      if (waiting.length === 1) writing = writing ? writing.then(write) : write()
      return writing ?? Promise.resolve()
    },
    async close() {
      await writing?.catch(() => {})
      await file.close()
    },
  }
}
