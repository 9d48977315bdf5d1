import type Stripe from 'stripe'
import { z } from 'zod'
import { invalidRequest, noSuch } from './errors'
import { integer, optionalText } from './params'

const range = z.strictObject({
  gt: integer.optional(),
  gte: integer.optional(),
  lt: integer.optional(),
  lte: integer.optional(),
})

/** The parameters that every list takes (https://docs.stripe.com/api/pagination). */
export const page = {
  created: z.union([range, integer], 'Invalid object').optional(),
  limit: integer.optional(),
  starting_after: optionalText(255),
  ending_before: optionalText(255),
}

interface Page {
  created?: number | z.infer<typeof range>
  limit?: number
  starting_after?: string
  ending_before?: string
}

/** One page of objects that are given newest first. @throws ApiError 400 on a wrong limit or an unknown cursor. */
export function listOf<Item extends { id: string; created: number }>(
  url: string,
  object: string,
  given: Item[],
  { created, limit = 10, starting_after, ending_before }: Page,
): Pick<Stripe.ApiList<Item>, 'object' | 'data' | 'has_more' | 'url'> {
  if (limit < 1 || limit > 100)
    throw invalidRequest('Invalid integer: must be between 1 and 100', { param: 'limit' })
  if (starting_after && ending_before)
    throw invalidRequest('You may only specify one of these parameters: ending_before, starting_after.', {
      code: 'parameters_exclusive',
    })
  const items = given.filter((item) => isWithin(item.created, created))
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

function isWithin(at: number, created: Page['created']): boolean {
  if (typeof created === 'number') return at === created
  const { gt = -1, gte = 0, lt = Infinity, lte = Infinity } = created ?? {}
  return at > gt && at >= gte && at < lt && at <= lte
}
