import 'server-only'
import { record } from '@/lib/audit/events'
import type { Customer } from '@/lib/auth/levels'
import { type Refusal, withGrant } from '@/lib/auth/step-up/confirm'
import type { Grant } from '@/lib/auth/step-up/grants'
import { queueMail } from '@/lib/mail/outbox'
import { shopNow } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { ok, type Result } from '@/lib/platform/result'
import { exportParts } from './export-parts'
import { exportPolicy } from './policies'

/**
 * Everything that the shop keeps about a customer, as one JSON text that is written while it is read: nothing of it is
 * stored or mailed. The grant is spent before its first byte goes out.
 */
export async function exportData(
  caller: Customer,
  grantId: string,
  device: string,
): Promise<Result<{ body: ReadableStream<Uint8Array>; day: string }, Refusal>> {
  const spend = (tx: Tx, grant: Grant<'export-data'>) => noteExport(tx, grant, device)
  const granted = await withGrant(exportPolicy, { caller, grantId, input: {} }, spend)
  if (!granted.ok) return granted
  const at = granted.data
  return ok({ body: toStream(exportText(caller.customerId, at)), day: at.toISOString().slice(0, 10) })
}

async function noteExport(
  tx: Tx,
  { customerId, sessionId }: Grant<'export-data'>,
  device: string,
): Promise<Result<Date, never>> {
  const { email } = await tx.customer.findUniqueOrThrow({ where: { id: customerId } })
  await record(tx, 'data-exported', { customerId, sessionId, facts: {} })
  await queueMail(tx, { to: email, template: 'data-exported', params: { device } })
  return ok(await shopNow(tx))
}

/** The file's text, piece by piece: lists are read a page at a time. */
async function* exportText(customerId: string, at: Date): AsyncGenerator<string> {
  yield `{\n"exportedAt": ${JSON.stringify(at)}`
  for (const [name, part] of Object.entries(exportParts)) {
    yield `,\n${JSON.stringify(name)}: `
    if ('one' in part) yield JSON.stringify(await part.one(db(), customerId), null, 1)
    else yield* listText(part.list(db(), customerId))
  }
  yield '\n}\n'
}

async function* listText(pages: AsyncIterable<object[]>): AsyncGenerator<string> {
  let first = true
  yield '['
  for await (const page of pages) {
    for (const entry of page) {
      yield `${first ? '' : ','}\n${JSON.stringify(entry)}`
      first = false
    }
  }
  yield '\n]'
}

/** Reads on only as fast as it is downloaded. */
function toStream(text: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await text.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await text.return(undefined)
    },
  })
}
