import type { IncomingMessage } from 'node:http'

const maxBytes = 64 * 1024

/**
 * The request's body as text. Bytes that are no UTF-8 become U+FFFD.
 * @returns undefined when it is over 64 KB, or when the sender went away.
 */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of request) {
      size += chunk.length
      // The rest is read and dropped, so that the sender sees the answer and not a reset connection.
      if (size <= maxBytes) chunks.push(chunk)
    }
  } catch (error) {
    if (request.complete) throw error
    return undefined
  }
  return size > maxBytes ? undefined : Buffer.concat(chunks).toString('utf8')
}

/** What the text says as JSON; undefined when it says nothing. */
export function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}
