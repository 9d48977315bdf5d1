// The mails that arrived: a file each in the data folder, the newest 500.
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export type Message = {
  /** Counts up: a later mail has a higher number. */
  id: number
  from: string
  /** Whom it was delivered to: one message for each recipient. */
  to: string
  subject: string
  text: string
  html: string
  /** When it arrived, ISO 8601. */
  at: string
}

export type Store = Awaited<ReturnType<typeof openStore>>

const kept = 500

/**
 * Opens a folder of messages, making it if it is missing.
 * Takes what to call when a message arrives.
 */
export async function openStore(folder: string, arrived: () => void = () => {}) {
  await mkdir(folder, { recursive: true })
  const messages = await readAll(folder)
  let last = messages[0]?.id ?? 0
  let saving = Promise.resolve()

  async function save(mail: Omit<Message, 'id' | 'at'>): Promise<void> {
    last += 1
    const message: Message = { id: last, ...mail, at: new Date().toISOString() }
    const file = fileOf(folder, message.id)
    // Whole or not at all: a mail that was cut short would be taken for one that arrived.
    await writeFile(`${file}.part`, JSON.stringify(message))
    await rename(`${file}.part`, file)
    messages.unshift(message)
    for (const old of messages.splice(kept)) await rm(fileOf(folder, old.id), { force: true })
    arrived()
  }

  return {
    /** Keeps a mail. Resolves when it is on the disk; mails are kept one after the other. */
    add(mail: Omit<Message, 'id' | 'at'>): Promise<void> {
      const saved = saving.then(() => save(mail))
      saving = saved.catch(() => {})
      return saved
    },
    /** Newest first; those to one address if one is given. */
    list(to?: string): Message[] {
      if (to === undefined) return [...messages]
      const wanted = to.toLowerCase()
      return messages.filter((message) => message.to.toLowerCase() === wanted)
    },
    get(id: number): Message | undefined {
      return messages.find((message) => message.id === id)
    },
  }
}

const fileOf = (folder: string, id: number) => join(folder, `${String(id).padStart(10, '0')}.json`)

async function readAll(folder: string): Promise<Message[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{10}\.json$/.test(name))
  const newest = names.sort().reverse().slice(0, kept)
  return Promise.all(
    newest.map(async (name): Promise<Message> => JSON.parse(await readFile(join(folder, name), 'utf8'))),
  )
}
