import type Stripe from 'stripe'
import { invalidRequest, noSuch } from './errors'
import { integer, optionalText } from './params'

/** The parameters that every list takes (https://docs.stripe.com/api/pagination). */
export const page = {
  limit: integer.optional(),
  starting_after: optionalText(255),
  ending_before: optionalText(255),
}

interface Page {
  limit?: number
  starting_after?: string
  ending_before?: string
}

/** One page of objects that are given newest first. @throws ApiError 400 on a wrong limit or an unknown cursor. */
export function listOf<Item extends { id: string }>(
  url: string,
  object: string,
  items: Item[],
  { limit = 10, starting_after, ending_before }: Page,
): Pick<Stripe.ApiList<Item>, 'object' | 'data' | 'has_more' | 'url'> {
  if (limit < 1 || limit > 100)
    throw invalidRequest('Invalid integer: must be between 1 and 100', { param: 'limit' })
  if (starting_after && ending_before)
    throw invalidRequest('You may only specify one of these parameters: ending_before, starting_after.', {
      code: 'parameters_exclusive',
    })
  const cursor = starting_after ?? ending_before
  const at = items.findIndex((item) => item.id === cursor)
  if (cursor && at < 0) throw noSuch(400, object, cursor, starting_after ? 'starting_after' : 'ending_before')
  const [from, to] = ending_before ? [Math.max(0, at - limit), at] : [at + 1, at + 1 + limit]
  return {
    object: 'list',
    data: items.slice(from, to),
    has_more: ending_before ? from > 0 : to < items.length,
    url,
  }
}
