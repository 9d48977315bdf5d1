import 'server-only'
import {
  cancelSetup,
  confirmSetup,
  createSetup,
  deleteGatewayCustomer,
  detachCard,
  findSetup,
  makeGatewayCustomer,
} from '@/lib/payments/gateway'
import { PaymentOutage } from '@/lib/payments/outage'
import { db } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import type { CardOutcome } from './client'
import { keepCard } from './keep-card'
import {
  closeOperation,
  findOpenOperation,
  noteApproval,
  noteSetup,
  type OpenOperation,
  postpone,
  type SavingOperation,
} from './operations'

/**
 * Performs a change of a card at the gateway, from wherever it stands. Any number may do so at once, and each may die
 * at any point: what is done at the gateway is done once for the operation's id, and what comes of it is written once.
 * Nothing of it runs inside a transaction.
 */
export async function performOperation(id: string): Promise<CardOutcome> {
  const operation = await findOpenOperation(db(), id)
  if (!operation) return outcomeOf(id)
  try {
    if (isSaving(operation)) return await save(operation)
    if (operation.kind === 'remove') await detachCard(operation.input.method)
    if (operation.kind === 'forget') await deleteGatewayCustomer(operation.input.customer)
    await closeOperation(db(), id, { state: 'done' })
    return { state: 'done', what: 'removed' }
  } catch (error) {
    log.warn({ operation: id, error }, 'a change of a card is not finished yet')
    await postpone(id)
    if (!(error instanceof PaymentOutage)) throw error
    return { state: 'open', operationId: id }
  }
}

const isSaving = (operation: OpenOperation): operation is SavingOperation =>
  operation.kind === 'add' || operation.kind === 'replace'

/** How an operation ended that is over. */
async function outcomeOf(id: string): Promise<CardOutcome> {
  const over = await db().cardOperation.findUnique({ where: { id } })
  if (over?.state === 'done') {
    if (over.kind === 'replace') return { state: 'done', what: 'replaced' }
    if (over.kind !== 'add') return { state: 'done', what: 'removed' }
    // A card that came of it is as old as its grant.
    const card = over.cardId && (await db().savedCard.findUnique({ where: { id: over.cardId } }))
    const isNew = card && card.createdAt.getTime() === over.createdAt.getTime()
    return { state: 'done', what: isNew ? 'saved' : 'known' }
  }
  return { state: 'failed', problem: over?.problem ?? 'dropped' }
}

async function save(operation: SavingOperation): Promise<CardOutcome> {
  const { id, customerId, input, state } = operation
  if (input.dropped || operation.isOverdue) return drop(operation)
  const customer = await gatewayCustomerOf(customerId)
  const setupId = operation.setupIntent ?? (customer && (await begin(id, customer)))
  if (!setupId) return drop(operation)
  const setup =
    state === 'open' ? await confirmSetup({ setupId, key: id, token: input.token }) : await findSetup(setupId)
  if (!setup || setup.state === 'unconfirmed') return drop({ ...operation, setupIntent: setupId })
  if (setup.state === 'saved') return (await keepCard(id, setup.card)) ?? outcomeOf(id)
  if (setup.state === 'failed') return end(id, setup.problem)
  if (state === 'open') await noteApproval(id)
  else await postpone(id)
  return { state: 'approval', operationId: id, clientSecret: setup.clientSecret }
}

async function end(id: string, problem: string): Promise<CardOutcome> {
  await closeOperation(db(), id, { state: 'failed', problem })
  return outcomeOf(id)
}

/** @returns null where the operation is over, or the gateway's customer was deleted: the next card makes another */
async function begin(id: string, customer: string): Promise<string | null> {
  const setup = await createSetup({ key: id, customer })
  if (setup.ok) return (await noteSetup(id, setup.data.id)) ? setup.data.id : null
  await db().customer.updateMany({ where: { gatewayCustomer: customer }, data: { gatewayCustomer: null } })
  return null
}

/** Ends at the gateway what was begun there. If it came to be saved after all, that decides. */
async function drop({ id, setupIntent }: SavingOperation): Promise<CardOutcome> {
  const { saved } = setupIntent ? await cancelSetup(setupIntent) : { saved: null }
  if (saved) return (await keepCard(id, saved)) ?? outcomeOf(id)
  return end(id, 'dropped')
}

/**
 * The gateway's customer of one of ours, made where there is none yet.
 * @returns null where the account is gone: then nothing of it is left at the gateway either
 */
async function gatewayCustomerOf(customerId: string): Promise<string | null> {
  const select = { gatewayCustomer: true }
  const known = await db().customer.findUnique({ where: { id: customerId }, select })
  if (!known) return null
  if (known.gatewayCustomer) return known.gatewayCustomer
  const { id } = await makeGatewayCustomer(customerId)
  await db().customer.updateMany({
    where: { id: customerId, gatewayCustomer: null },
    data: { gatewayCustomer: id },
  })
  const now = await db().customer.findUnique({ where: { id: customerId }, select })
  if (!now) await deleteGatewayCustomer(id)
  return now?.gatewayCustomer ?? null
}
