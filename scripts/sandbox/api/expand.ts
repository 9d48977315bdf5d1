import type Stripe from 'stripe'
import type { Kind, Transaction } from '../store/store'
import { ApiError, invalidRequest } from './errors'

type Fields = Record<string, unknown>

/** What an id stands for, by how it begins (https://docs.stripe.com/api/expanding_objects). */
const kinds: Record<string, Kind> = {
  ch: 'charge',
  cus: 'customer',
  pi: 'payment_intent',
  pm: 'payment_method',
  re: 'refund',
  seti: 'setup_intent',
}

/** The fields that hold an id and can be asked for whole. */
const expandable = ['charge', 'customer', 'latest_charge', 'payment_intent', 'payment_method']

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The answer with the objects in place of the ids that `paths` name, such as `latest_charge.payment_method` or
 * `data.customer` in a list. Errors go through as they are.
 * @throws ApiError 400 for a path that cannot be expanded.
 */
export function expand(answer: object, paths: string[], changes: Transaction): object {
  if (answer instanceof ApiError || paths.length === 0) return answer
  return paths.reduce<object>((whole, path) => {
    const steps = path.split('.')
    if (steps.length > 4)
      throw invalidRequest('You can expand at most 4 levels of properties.', { param: 'expand' })
    return follow(whole as Fields, steps, path, changes)
  }, answer)
}

function follow(object: Fields, [step = '', ...rest]: string[], path: string, changes: Transaction): Fields {
  const inside = (value: unknown): unknown =>
    rest.length > 0 && isFields(value) ? follow(value, rest, path, changes) : value
  if (object.object === 'list' && step === 'data' && Array.isArray(object.data))
    return { ...object, data: object.data.map(inside) }
  if (object.object === 'charge' && step === 'refunds')
    return { ...object, refunds: inside(refundsOf(String(object.id), changes)) }
  if (!expandable.includes(step) || !(step in object))
    throw invalidRequest(`This property cannot be expanded (${path}).`, { param: 'expand' })
  const value = object[step]
  const kind = typeof value === 'string' ? kinds[value.slice(0, value.indexOf('_'))] : undefined
  return { ...object, [step]: inside(kind ? (changes.get(kind, String(value)) ?? value) : value) }
}

function refundsOf(charge: string, changes: Transaction): Stripe.ApiList<Stripe.Refund> {
  const data = changes.newestFirst('refund').filter((refund) => refund.charge === charge)
  return { object: 'list', data, has_more: false, url: `/v1/charges/${charge}/refunds` }
}
