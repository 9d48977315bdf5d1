import 'server-only'
import { z } from 'zod'
import { db } from '@/lib/platform/db'
import { fail, ok, type Result } from '@/lib/platform/result'
import { isSlug } from './slug'

const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}]*$/u)

const category = z.object({
  slug: z.string().refine(isSlug),
  name: line(60),
  description: line(300),
  /** Path below /pictures without width and ending. */
  picture: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(100),
})

export type NewCategory = z.input<typeof category>

/**
 * Makes a category, as the last in the menu, or changes the one with this slug.
 * @returns the names of the fields that do not fit, or whether it is new
 */
export async function putCategory(given: NewCategory): Promise<Result<{ created: boolean }, 'invalid'>> {
  const parsed = category.safeParse(given)
  if (!parsed.success) {
    return fail(
      'invalid',
      Object.fromEntries(parsed.error.issues.map(({ path }) => [path.join('.'), 'invalid'])),
    )
  }
  const { slug, ...words } = parsed.data
  return db().$transaction(async (tx) => {
    const changed = await tx.category.updateMany({ where: { slug }, data: words })
    if (changed.count > 0) return ok({ created: false })
    const { _max } = await tx.category.aggregate({ _max: { position: true } })
    await tx.category.create({ data: { slug, ...words, position: (_max.position ?? -1) + 1 } })
    return ok({ created: true })
  })
}
