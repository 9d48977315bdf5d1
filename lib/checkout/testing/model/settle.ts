import { ask } from '@/lib/checkout/testing/shop'
import { sweepGatewayEvents } from '@/lib/gateway-events/handle'
import { sweepRefunds } from '@/lib/orders/refunds'
import { db } from '@/lib/platform/db'
import { addUp } from '@/scripts/books/books'
import { sweepOrders } from '../../reconcile'
import { cameBack } from './after'
import type { Gateway } from './gateway'
import { note, passTime, type World } from './world'

/** Sweeps until nothing is left to do, with a gateway that answers. An hour between two, so that all falls due. */
async function settle(world: World, gateway: Gateway): Promise<void> {
  await gateway.heal()
  for (let round = 0; round < 8; round += 1) {
    if ((await waiting(world)) === 0) return
    if (round === 0) note(world, 'settled afterwards')
    await passTime(world, 3600)
    await sweepAll()
  }
}

/** What a worker does every few seconds, as far as it is about money. @returns how much there was to do */
export async function sweepAll(): Promise<number> {
  return (await sweepOrders()) + (await sweepGatewayEvents()) + (await sweepRefunds())
}

async function waiting({ variants }: World): Promise<number> {
  const lines = { some: { variantId: { in: variants } } }
  return (
    (await db().order.count({ where: { status: 'pending', lines } })) +
    (await db().refund.count({ where: { state: 'open', order: { lines } } }))
  )
}

/**
 * What a history must leave behind, once sweeps have done their work.
 * @returns what is wrong, in words, and the minor units that the shop has of it
 */
export async function afterwards(
  world: World,
  gateway: Gateway,
): Promise<{ wrong: string[]; balance: number }> {
  await settle(world, gateway)
  const { variants, supplied, agreed } = world
  const books = await addUp(ask, await gateway.ledger(), {
    variants,
    settled: true,
  })
  const wrong = [...books.wrong]
  const back = await cameBack(world)
  for (const id of variants) {
    const there = (books.supplied[id] ?? 0) - (back[id] ?? 0)
    if (there !== supplied[id])
      wrong.push(`of ${supplied[id]} pieces that were supplied ${there} are sold or there`)
  }
  const orders = await db().order.findMany({
    where: { key: { in: [...agreed.keys()] } },
    select: { id: true, key: true, total: true, status: true, discount: true },
  })
  for (const { status, discount } of orders) if (status === 'paid' && discount > 0) note(world, 'discounted')
  for (const [key, { totals, orderId }] of agreed) {
    const ordered = orders.find((order) => order.key === key)
    if (ordered && !totals.includes(ordered.total))
      wrong.push(`${ordered.id} costs ${ordered.total}, and ${totals.join(' or ')} was agreed on`)
    if (orderId && ordered?.id !== orderId)
      wrong.push(`${orderId} was placed under a key that ${ordered?.id} has`)
  }
  return { wrong, balance: books.balance.eur ?? 0 }
}
