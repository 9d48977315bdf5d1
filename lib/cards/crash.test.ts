import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { sweepDeletions } from '@/lib/accounts/erase'
import { daysLater } from '@/lib/accounts/testing/owners'
import type * as gatewayModule from '@/lib/payments/gateway'
import { db } from '@/lib/platform/db'
import { addCard, askCardChange } from './change-cards'
import { sweepCards } from './sweep'
import {
  askingOf,
  cardsOf,
  type Gateway,
  granted,
  later,
  mailsOf,
  newOwner,
  type Owner,
  operationsOf,
  remove,
  replace,
  save,
  saved,
  startGateway,
  underWay,
} from './testing/wallet'

// A process that is killed does nothing more, and says nothing more. So at its cut a call never comes back: before it
// reached the gateway, or after. Then a sweep, as another process, has to bring card, row and gateway to agreement.

type Cut = { call: keyof typeof gatewayModule; when: 'before' | 'after' }
const cut = vi.hoisted(() => ({ at: null as null | { call: string; when: string }, reached: () => {} }))

vi.mock('@/lib/payments/gateway', async (importOriginal) => {
  const real = await importOriginal<typeof gatewayModule>()
  const dead = () => {
    cut.at = null
    cut.reached()
    return new Promise(() => {})
  }
  const cutting = Object.entries(real).map(([name, call]) => [
    name,
    async (...given: unknown[]) => {
      if (cut.at?.call === name && cut.at.when === 'before') return dead()
      const answer = await (call as (...given: unknown[]) => Promise<unknown>)(...given)
      return cut.at?.call === name && cut.at.when === 'after' ? dead() : answer
    },
  ])
  return Object.fromEntries(cutting) as typeof gatewayModule
})

let gateway: Gateway
let owner: Owner
beforeAll(async () => {
  gateway = await startGateway()
})
afterAll(() => gateway.end())
beforeEach(async () => {
  cut.at = null
  owner = await newOwner()
})

/** Does something until the cut; what was waited for never ends. */
async function untilCut({ call, when }: Cut, work: () => Promise<unknown>): Promise<void> {
  const reached = new Promise<void>((resolve) => {
    cut.reached = resolve
  })
  cut.at = { call, when }
  const over = work().then(() => 'over')
  const first = await Promise.race([reached, over, wait(10_000, 'late')])
  if (first) throw new Error(`the cut was not reached: ${first}`)
}

const both = (call: Cut['call']): Cut[] => [
  { call, when: 'before' },
  { call, when: 'after' },
]

async function expectAgreement(count: number) {
  expect(await cardsOf(owner)).toHaveLength(count)
  const rows = await db().savedCard.findMany({
    where: { customerId: owner.caller.customerId, removedAt: null },
  })
  expect((await gateway.keptFor(owner)).sort()).toEqual(rows.map((row) => row.gatewayMethod).sort())
  for (const { state, input } of await operationsOf(owner)) {
    expect(['done', 'failed']).toContain(state)
    expect(input).toEqual({})
  }
}

async function afterwards() {
  for (let round = 0; round < 3; round += 1) {
    await later(owner, 90)
    await sweepCards()
  }
}

describe('a card that is saved', () => {
  it.each([...both('makeGatewayCustomer'), ...both('createSetup'), ...both('confirmSetup')])(
    'is saved once though it was cut $when $call',
    async (at) => {
      const token = await gateway.token()
      await untilCut(at, () => save(owner, token))
      await afterwards()
      await expectAgreement(1)
      const { gatewayCustomer: customer } = await db().customer.findUniqueOrThrow({
        where: { id: owner.caller.customerId },
      })
      const asked = await gateway.stripe.setupIntents.list({ customer: customer ?? '' })
      expect(asked.data.map(({ status }) => status)).toEqual(['succeeded'])
      expect((await mailsOf(owner)).filter(({ template }) => template === 'card-added')).toHaveLength(1)
    },
  )

  it.each([...both('createSetup'), ...both('confirmSetup')])(
    'and whose bank asks, is saved once though it was cut $when $call',
    async (at) => {
      const token = await gateway.token('pm_card_authenticationRequired')
      await untilCut(at, () => save(owner, token))
      await afterwards()
      const [operation] = await operationsOf(owner)
      const outcome = await askCardChange(owner.caller, operation?.id ?? '')
      if (outcome?.state !== 'approval') throw new Error('the bank does not ask')
      await gateway.challenge(outcome.clientSecret, 'approve')
      await untilCut({ call: 'findSetup', when: 'after' }, () =>
        askCardChange(owner.caller, outcome.operationId),
      )
      await later(owner, 600)
      await sweepCards()
      await expectAgreement(1)
    },
  )

  it('is dropped whole where its time is over, wherever it was cut', async () => {
    for (const at of [...both('createSetup'), ...both('confirmSetup')]) {
      const token = await gateway.token('pm_card_authenticationRequired')
      await untilCut(at, () => save(owner, token))
    }
    await later(owner, 31 * 60)
    await sweepCards()
    await expectAgreement(0)
  })

  it.each(both('cancelSetup'))('is dropped though it was cut $when $call', async (at) => {
    await save(owner, await gateway.token('pm_card_authenticationRequired'))
    await later(owner, 31 * 60)
    await untilCut(at, sweepCards)
    await later(owner, 90)
    await sweepCards()
    await expectAgreement(0)
  })
})

describe('other changes', () => {
  it.each([...both('createSetup'), ...both('confirmSetup')])(
    'a card is replaced once though it was cut $when $call',
    async (at) => {
      const first = await saved(owner, await gateway.token())
      const token = await gateway.token('pm_card_amex')
      await untilCut(at, () => replace(owner, first, token))
      await afterwards()
      await expectAgreement(1)
      expect(await cardsOf(owner)).toMatchObject([{ brand: 'amex', isDefault: true }])
    },
  )

  it.each(both('detachCard'))('a card is removed though it was cut $when $call', async (at) => {
    const cardId = await saved(owner, await gateway.token())
    await untilCut(at, () => remove(owner, cardId))
    expect(await cardsOf(owner)).toEqual([])
    await afterwards()
    await expectAgreement(0)
  })

  it('50 sweeps at once do what one does', async () => {
    const tokens = [await gateway.token(), await gateway.token('pm_card_amex')]
    for (const token of tokens) {
      await untilCut({ call: 'confirmSetup', when: 'before' }, () => save(owner, token))
    }
    await later(owner, 90)
    await Promise.all(Array.from({ length: 50 }, sweepCards))
    await later(owner, 90)
    await sweepCards()
    await expectAgreement(2)
  })
})

describe('an account that is erased', () => {
  const erase = async () => {
    const due = { deletionDueAt: new Date(Date.now() - 1000) }
    await db().customer.update({ where: { id: owner.caller.customerId }, data: due })
    await daysLater(owner.caller.customerId, 1)
    while ((await sweepDeletions()) > 0);
  }
  const gatewayCustomer = async () =>
    (await db().customer.findUniqueOrThrow({ where: { id: owner.caller.customerId } })).gatewayCustomer ?? ''

  it.each(both('deleteGatewayCustomer'))(
    'is forgotten at the gateway though it was cut $when',
    async (at) => {
      await saved(owner, await gateway.token())
      const customer = await gatewayCustomer()
      await erase()
      await untilCut(at, sweepCards)
      await later(owner, 90)
      await sweepCards()
      expect(await gateway.stripe.customers.retrieve(customer)).toMatchObject({ deleted: true })
      expect((await operationsOf(owner)).every(({ state }) => state === 'done')).toBe(true)
    },
  )

  it('leaves no card that was under way, and no customer that came late', async () => {
    const token = await gateway.token('pm_card_authenticationRequired')
    const answer = await underWay(owner, token)
    const customer = await gatewayCustomer()
    await erase()
    await gateway.challenge(answer.clientSecret, 'approve')
    await later(owner, 90)
    await sweepCards()
    await later(owner, 90)
    await sweepCards()
    expect(await gateway.stripe.customers.retrieve(customer)).toMatchObject({ deleted: true })
    for (const { state, input } of await operationsOf(owner)) {
      expect(['done', 'failed']).toContain(state)
      expect(input).toEqual({})
    }
  })
})

it('an outage of the gateway drops nothing, and the sweep goes on after it', async () => {
  const token = await gateway.token()
  const grantId = await granted(owner, 'add-card', { token })
  await gateway.control('POST', 'faults', { fault: 'error_before', next: 9, match: '/v1/setup_intents' })
  const answer = await addCard(askingOf(owner), { grantId, token })
  expect(answer).toEqual({ ok: true, data: { state: 'open', operationId: grantId } })
  await gateway.control('DELETE', 'faults')
  await later(owner, 90)
  await sweepCards()
  await expectAgreement(1)
})
