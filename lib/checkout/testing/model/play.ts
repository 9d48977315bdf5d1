import { putCode } from '@/lib/cart/code'
import { writeLine } from '@/lib/cart/write-line'
import { handleEvent } from '@/lib/gateway-events/handle'
import { receiveEvent } from '@/lib/gateway-events/inbox'
import { PaymentOutage } from '@/lib/payments/outage'
import { db } from '@/lib/platform/db'
import { newToken, sha256 } from '@/lib/platform/random'
import { placeOrder } from '../../place-order'
import { checkOrder, type Placement, stopApproval } from '../../placement'
import { quoteOrder } from '../../quote'
import { orderAsSeen } from '../shop'
import type { Action, Happening } from './actions'
import { afterTheOrder } from './after'
import type { Gateway } from './gateway'
import { sweepAll } from './settle'
import { Dropped, inTrouble } from './trouble'
import { note, passTime, type Shopper, type World } from './world'

/** Does what happens together, together. @throws where the shop answers what it must not */
export async function play(world: World, gateway: Gateway, groups: Happening[][]): Promise<void> {
  // Before the gateway has its faults: they are the shop's trouble, not the browser's.
  const cards = groups.flat().flatMap(({ action }) => (action.kind === 'order' ? [action] : []))
  const tokens = new Map(
    await Promise.all(cards.map(async (one) => [one as Action, await gateway.type(one.card)] as const)),
  )
  for (const group of groups) {
    const ended = await Promise.allSettled(group.map((one) => happen({ world, gateway, tokens }, one)))
    for (const one of ended) if (one.status === 'rejected') throw one.reason
  }
}

type Scene = { world: World; gateway: Gateway; tokens: Map<Action, string> }

async function happen(scene: Scene, { action, trouble }: Happening): Promise<void> {
  const { world } = scene
  try {
    const ended = await inTrouble(isShops(action) ? trouble : null, () => act(scene, action))
    note(world, ended === 'died' ? `${action.kind}: died` : `${action.kind}: ${ended}`)
  } catch (error) {
    // Only what broke by plan may come to light.
    if (!(error instanceof Dropped)) throw error
    note(world, `${action.kind}: dropped`)
  }
}

const ofTheWorld = ['price', 'supply', 'pass', 'fault']
/** Whether it is the shop's work: what the world does is simply so. */
const isShops = ({ kind }: Action) => !ofTheWorld.includes(kind)

async function act({ world, gateway, tokens }: Scene, action: Action): Promise<string> {
  switch (action.kind) {
    case 'fill':
      return fill(world, shopperOf(world, action.shopper), action)
    case 'code':
      return code(world, shopperOf(world, action.shopper))
    case 'look':
      return look(shopperOf(world, action.shopper))
    case 'order':
      return order(world, shopperOf(world, action.shopper), tokens.get(action) ?? '')
    case 'price':
      await db().variant.update({
        where: { id: variantOf(world, action.variant) },
        data: { price: action.price },
      })
      return 'changed'
    case 'supply':
      return supply(world, variantOf(world, action.variant), action.pieces)
    case 'answer':
      return answer(askedOf(world, action.shopper), gateway, action)
    case 'stop':
      return stop(askedOf(world, action.shopper))
    case 'hear':
      return hear(gateway, action)
    case 'ship':
    case 'cancel':
    case 'refund':
    case 'return':
    case 'decide':
      return afterTheOrder(world, action)
    case 'sweep':
      return (await sweepAll()) > 0 ? 'settled' : 'nothing to do'
    case 'pass':
      await passTime(world, action.seconds)
      return 'over'
    case 'fault':
      await gateway.fault(action.fault, action)
      return 'ordered'
  }
}

const shopperOf = ({ shoppers }: World, number: number) => shoppers[number] as Shopper
/** One whom the bank asks, where it asks somebody. */
const askedOf = ({ shoppers }: World, number: number) => {
  const waiting = shoppers.filter(({ asked }) => asked)
  return (waiting[number % Math.max(waiting.length, 1)] ?? shoppers[0]) as Shopper
}
const variantOf = ({ variants }: World, number: number) => variants[number] as string

async function fill(
  world: World,
  shopper: Shopper,
  { variant, quantity }: { variant: number; quantity: number },
): Promise<string> {
  const { owner, cartVersion: version } = shopper
  const written = await writeLine({ owner, variantId: variantOf(world, variant), quantity, version })
  shopper.cartVersion = (written.ok ? written.data.cart : written.cart).version
  return written.ok ? 'done' : written.error
}

async function code({ code: typed }: World, { owner, email, customerId }: Shopper): Promise<string> {
  const emailKey = customerId ? email : null
  const put = await putCode({ owner, typed, emailKey, browserHash: sha256(newToken()), network: null })
  return put.ok ? 'put' : put.error
}

async function look(shopper: Shopper): Promise<string> {
  const { owner, email } = shopper
  const quote = await quoteOrder({ owner, email, country: 'IE', method: 'standard' })
  if (!quote) return 'empty'
  shopper.seen = orderAsSeen(owner, quote, { email })
  return 'seen'
}

/** @throws where the order is not the one that was agreed on */
async function order(world: World, shopper: Shopper, token: string): Promise<string> {
  if (!shopper.seen && (await look(shopper)) === 'empty') return 'empty'
  const { seen } = shopper
  if (!seen) return 'empty'
  const agreed = world.agreed.get(seen.key) ?? { totals: [], orderId: null }
  agreed.totals.push(seen.expectedTotal)
  world.agreed.set(seen.key, agreed)
  const placed = await placeOrder({ ...seen, token })
  const told = toldOf(placed)
  // Most shoppers look again at what they then see; one that is told nothing new sends the same again.
  if (!told) {
    if (placed.outcome !== 'in-progress') shopper.seen = null
    return placed.outcome
  }
  if (told.status === 'paid') shopper.seen = null
  if (placed.outcome === 'approval' && placed.approval.clientSecret)
    shopper.asked = { orderId: told.orderId, clientSecret: placed.approval.clientSecret }
  // Another tab may have an order of its own from this cart.
  if (told.status === 'approval' && !(await hasKey(told.orderId, seen.key))) return 'approval of another'
  if (agreed.orderId && agreed.orderId !== told.orderId) throw new Error('one key led to two orders')
  agreed.orderId = told.orderId
  return told.status
}

const hasKey = async (id: string, key: string) => (await db().order.count({ where: { id, key } })) === 1

/** The order that somebody is told they have, and how it stands. */
function toldOf(placed: Placement): { orderId: string; status: 'paid' | 'pending' | 'approval' } | null {
  if (placed.outcome === 'placed') return placed
  return placed.outcome === 'approval' ? { orderId: placed.approval.orderId, status: 'approval' } : null
}

async function answer(
  { asked }: Shopper,
  gateway: Gateway,
  { answer, comesBack }: { answer: 'approve' | 'reject'; comesBack: boolean },
): Promise<string> {
  if (!asked) return 'not asked'
  await gateway.answer(asked.clientSecret, answer)
  if (!comesBack) return `${answer}, gone`
  return `${answer}, ${await outcomeOf(checkOrder(asked.orderId))}`
}

async function stop({ asked }: Shopper): Promise<string> {
  return asked ? outcomeOf(stopApproval(asked.orderId)) : 'not asked'
}

/** An outage is an answer too: the page says to try again. */
async function outcomeOf(asking: Promise<Placement>): Promise<string> {
  try {
    return (await asking).outcome
  } catch (error) {
    if (error instanceof PaymentOutage) return 'outage'
    throw error
  }
}

/** What the route of the webhooks does, and the worker after it. */
async function hear(
  gateway: Gateway,
  { event: number, again }: { event: number; again: boolean },
): Promise<string> {
  const events = gateway.events()
  const event = events[number % Math.max(events.length, 1)]
  if (!event) return 'nothing'
  if (!again) events.splice(events.indexOf(event), 1)
  const { id, type, created, data } = event
  const objectId = (data.object as { id: string }).id
  const kept = await receiveEvent({ id, type, objectId, createdAt: new Date(created * 1000) })
  await handleEvent(id)
  return kept
}

async function supply(world: World, id: string, pieces: number): Promise<string> {
  const { count } = await db().variant.updateMany({ where: { id }, data: { stock: { increment: pieces } } })
  world.supplied[id] = (world.supplied[id] ?? 0) + pieces * count
  return 'done'
}
