import { z } from 'zod'
import { formatMoney } from '@/lib/money/client'
import { approveReturn, type DecideProblem, listReturns, refuseReturn } from '@/lib/orders/decide-return'
import { done, refused, type Told } from './told'

export async function showReturns({ all = false }: { all?: boolean }): Promise<Told> {
  const returns = await listReturns({ all })
  if (returns.length === 0) return done(all ? 'No returns.' : 'No return waits for a decision.')
  return done(
    returns
      .map(({ id, orderId, state, reason, askedAt, lines }) =>
        [
          `${id}  ${orderId}  ${state.padEnd(8)}  ${askedAt.toISOString().slice(0, 10)}  ${reason}`,
          ...lines.map(({ quantity, name }) => `  ${quantity} × ${name}`),
        ].join('\n'),
      )
      .join('\n'),
  )
}

export async function approve(id: string, { restock = false }: { restock?: boolean }): Promise<Told> {
  if (!z.uuid().safeParse(id).success) return unknown(id)
  const result = await approveReturn(id, { restock })
  if (!result.ok) return problem(id, result.error)
  const { orderId, refund } = result.data
  const money =
    refund > 0
      ? `${formatMoney(refund)} of ${orderId} goes back as soon as a worker runs.`
      : `Nothing of ${orderId} is left to give back.`
  return done(`Approved. ${money}${restock ? ' The pieces are in stock again.' : ''} Its buyer gets a mail.`)
}

export async function refuse(id: string): Promise<Told> {
  if (!z.uuid().safeParse(id).success) return unknown(id)
  const result = await refuseReturn(id)
  return result.ok
    ? done(`Refused. The buyer of ${result.data.orderId} gets a mail.`)
    : problem(id, result.error)
}

const unknown = (id: string) => refused(`There is no return ${id}. See "returns list".`)

const problem = (id: string, error: DecideProblem): Told =>
  error === 'unknown' ? unknown(id) : refused(`Return ${id} was decided before. Nothing was changed.`)
