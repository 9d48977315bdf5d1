import fc from 'fast-check'
import type { Trouble } from './trouble'
import type { Beginning } from './world'

// What can happen in a shop. Numbers name one of what there is, whatever there is.

export type Action =
  /** A shopper puts so many of a piece into the cart, or takes it out. */
  | { kind: 'fill'; shopper: number; variant: number; quantity: number }
  /** Types the world's discount code. */
  | { kind: 'code'; shopper: number }
  /** Looks at the checkout: prices, shipping and key of now. */
  | { kind: 'look'; shopper: number }
  /** Sends the order as it was last seen, be it the first time or again. */
  | { kind: 'order'; shopper: number; card: Card }
  | { kind: 'price'; variant: number; price: number }
  /** More of a piece comes into the house. */
  | { kind: 'supply'; variant: number; pieces: number }
  /** Answers the bank's question, and comes back to the shop unless the browser is closed. */
  | { kind: 'answer'; shopper: number; answer: 'approve' | 'reject'; comesBack: boolean }
  /** Would rather pay otherwise than answer the bank. */
  | { kind: 'stop'; shopper: number }
  /** The gateway tells of something: late, twice, in any order, or never. */
  | { kind: 'hear'; event: number; again: boolean }
  /** The parcel leaves the house. */
  | { kind: 'ship'; order: number }
  | { kind: 'cancel'; order: number; by: 'buyer' | 'shop' }
  /** The operator gives so many parts of a hundred back, or all that is left. */
  | { kind: 'refund'; order: number; share: number | null }
  | { kind: 'return'; order: number; quantity: number }
  /** The operator decides on a return. */
  | { kind: 'decide'; approve: boolean }
  /** A worker looks after what is due. */
  | { kind: 'sweep' }
  | { kind: 'pass'; seconds: number }
  /** The gateway's next answers are bad. */
  | { kind: 'fault'; fault: Fault; next: number; match: string }

/** Each happens at the same time as the others of its group, with what befalls it. */
export type Happening = { action: Action; trouble: Trouble | null }
type History = Beginning & { groups: Happening[][] }

export type Card = 'pays' | 'declined' | 'poor' | 'asks'

const faults = [
  'timeout_before',
  'timeout_after',
  'error_before',
  'error_after',
  'rate_limit',
  'delay',
] as const
export type Fault = (typeof faults)[number]

const shopper = fc.nat({ max: 2 })
const variant = fc.nat({ max: 1 })
const order = fc.nat({ max: 3 })
const card = fc.oneof(
  { weight: 5, arbitrary: fc.constant<Card>('pays') },
  { weight: 3, arbitrary: fc.constant<Card>('asks') },
  { weight: 2, arbitrary: fc.constantFrom<Card>('declined', 'poor') },
)

const shopping: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('fill' as const),
      shopper,
      variant,
      quantity: fc.nat({ max: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('code' as const), shopper }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('look' as const), shopper }) },
  { weight: 10, arbitrary: fc.record({ kind: fc.constant('order' as const), shopper, card }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('price' as const),
      variant,
      price: fc.integer({ min: 100, max: 5_000 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('supply' as const),
      variant,
      pieces: fc.integer({ min: 1, max: 2 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      shopper,
      answer: fc.constantFrom('approve' as const, 'approve' as const, 'reject' as const),
      comesBack: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('stop' as const), shopper }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('hear' as const),
      event: fc.nat({ max: 7 }),
      again: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('sweep' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      seconds: fc.constantFrom(20, 70, 600, 1_000, 90_000),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('fault' as const),
      fault: fc.constantFrom(...faults),
      next: fc.constantFrom(1, 3, 4, 9),
      match: fc.constantFrom(
        '/v1/payment_intents',
        '/confirm',
        '/cancel',
        'GET /v1/payment_intents',
        '/v1/refunds',
      ),
    }),
  },
)

/** What only makes sense once there are orders. */
const afterwards: fc.Arbitrary<Action> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('ship' as const), order }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('cancel' as const),
      order,
      by: fc.constantFrom('buyer' as const, 'shop' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('refund' as const),
      order,
      share: fc.constantFrom(20, 60, 90, null),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('return' as const),
      order,
      quantity: fc.integer({ min: 1, max: 2 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('decide' as const), approve: fc.boolean() }) },
)

const trouble: fc.Arbitrary<Trouble> = fc.record({
  at: fc.nat({ max: 32 }),
  how: fc.constantFrom('dies' as const, 'drops' as const),
  when: fc.constantFrom('before' as const, 'after' as const),
})

const happening = (action: fc.Arbitrary<Action>): fc.Arbitrary<Happening> =>
  fc.record({
    action,
    trouble: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: trouble }),
  })

/** So many groups, each with as much as three things at once. */
const groups = (action: fc.Arbitrary<Action>, minLength: number, maxLength: number) =>
  fc.array(fc.array(happening(action), { minLength: 1, maxLength: 3 }), { minLength, maxLength, size: 'max' })

const pair = (one: fc.Arbitrary<number>) => fc.array(one, { minLength: 2, maxLength: 2 })

export const history: fc.Arbitrary<History> = fc.record({
  stocks: pair(fc.nat({ max: 8 })),
  code: fc.record({
    terms: fc.constantFrom(
      { kind: 'percent' as const, value: 2_500 },
      { kind: 'percent' as const, value: 10_000 },
      { kind: 'amount' as const, value: 500 },
      { kind: 'amount' as const, value: 999_999 },
      { kind: 'shipping' as const, value: 0 },
    ),
    minimum: fc.constantFrom(0, 0, 2_000),
    limitTotal: fc.constantFrom(1, 2, null),
    limitPerCustomer: fc.constantFrom(1, 2, null),
    endsAfter: fc.constantFrom(null, null, 500),
  }),
  restocks: fc.boolean(),
  held: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  carts: fc.array(pair(fc.constantFrom(0, 1, 1, 2)), { minLength: 3, maxLength: 3 }),
  groups: fc
    .tuple(
      groups(shopping, 3, 6),
      groups(fc.oneof({ weight: 2, arbitrary: shopping }, { weight: 3, arbitrary: afterwards }), 2, 5),
    )
    .map((parts) => parts.flat()),
})
