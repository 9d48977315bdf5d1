import { cancelOrder } from '@/lib/orders/cancel'
import { approveReturn, refuseReturn } from '@/lib/orders/decide-return'
import { refundOrder, shipOrder } from '@/lib/orders/operator'
import { askReturn } from '@/lib/orders/returns'
import { db } from '@/lib/platform/db'
import type { Action } from './actions'
import type { World } from './world'

const guest = { by: 'buyer', customerId: null, sessionId: null } as const

type After = Extract<Action, { kind: 'ship' | 'cancel' | 'refund' | 'return' | 'decide' }>

/** What buyer and operator do with an order once it is there. */
export async function afterTheOrder(world: World, action: After): Promise<string> {
  if (action.kind === 'decide') return decide(world, action.approve)
  const order = await pick(world, action)
  if (!order) return 'no order'
  switch (action.kind) {
    case 'ship':
      return told(await shipOrder(order.id))
    case 'cancel':
      return told(await cancelOrder(order.id, action.by === 'shop' ? { by: 'shop' } : guest))
    case 'refund': {
      const amount =
        action.share === null ? null : Math.max(1, Math.floor((order.total * action.share) / 100))
      return told(await refundOrder(order.id, amount))
    }
    case 'return':
      return told(
        await askReturn(
          order.id,
          { lines: [{ position: 0, quantity: action.quantity }], reason: 'other' },
          guest,
        ),
      )
  }
}

const told = (result: { ok: true } | { ok: false; error: string }) => (result.ok ? 'done' : result.error)
const inWorld = ({ variants }: World) => ({ lines: { some: { variantId: { in: variants } } } })

/** One of the orders, mostly one with which it can be done. */
async function pick(world: World, { kind, order: number }: Exclude<After, { kind: 'decide' }>) {
  const orders = await db().order.findMany({
    where: { ...inWorld(world), payment: 'paid' },
    orderBy: { placedAt: 'asc' },
    select: { id: true, total: true, status: true },
  })
  const fit = orders.filter(({ status }) => status === (kind === 'return' ? 'shipped' : 'paid'))
  const from = number === 0 || fit.length === 0 ? orders : fit
  return from[number % Math.max(from.length, 1)]
}

async function decide(world: World, approve: boolean): Promise<string> {
  const asked = await db().return.findFirst({
    where: { order: inWorld(world) },
    orderBy: { askedAt: 'desc' },
  })
  if (!asked) return 'no return'
  if (!approve) return `refusal ${told(await refuseReturn(asked.id))}`
  return told(await approveReturn(asked.id, { restock: world.restocks }))
}

/** By variant: the pieces that came back and went into stock. */
export async function cameBack({ variants, restocks }: World): Promise<Record<string, number>> {
  if (!restocks) return {}
  const rows = await db().$queryRaw<{ id: string; count: number }[]>`
    SELECT line.variant_id AS id, sum(back.quantity)::int AS count
    FROM "return" r JOIN return_line back ON back.return_id = r.id
    JOIN order_line line ON line.order_id = r.order_id AND line.position = back.position
    WHERE r.state = 'approved' AND line.variant_id = ANY (${variants}::uuid[])
    GROUP BY line.variant_id`
  return Object.fromEntries(rows.map(({ id, count }) => [id, count]))
}
