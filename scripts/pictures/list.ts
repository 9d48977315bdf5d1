import { catalog } from '@/prisma/seed/catalog/index'
import { categoryPicture, pictureName } from '@/prisma/seed/catalog/types'
import { categoryScenes } from './categories'
import { hero } from './hero'
import type { Shots } from './shots'
import { deskShots } from './shots/desk'
import { entryShots } from './shots/entry'
import { greenShots } from './shots/green'
import { lightShots } from './shots/light'
import { tableShots } from './shots/table'
import { textilesShots } from './shots/textiles'

export interface Picture {
  name: string
  draw: () => string
  widths: readonly number[]
}

const SQUARE = [320, 480, 640, 960, 1280] as const
const WIDE = [640, 960, 1440, 1920] as const

const shots: Shots = {
  ...entryShots,
  ...lightShots,
  ...tableShots,
  ...textilesShots,
  ...greenShots,
  ...deskShots,
}

/** What draws the pictures of a product; the catalog and the drawings must name the same products. */
export function shotsOf(slug: string): Shots[string] {
  const found = shots[slug]
  if (!found) throw new Error(`nothing draws the pictures of ${slug}`)
  return found
}

/** Every picture of the shop, as the catalog names it. */
export function allPictures(): Picture[] {
  const products = catalog.flatMap((category) => category.products)
  const known = new Set(products.map((product) => product.slug))
  const stray = Object.keys(shots).filter((slug) => !known.has(slug))
  if (stray.length) throw new Error(`drawn, but not in the catalog: ${stray.join(', ')}`)
  return [
    { name: 'hero', draw: hero, widths: WIDE },
    ...catalog.map(({ slug }) => ({ name: categoryPicture(slug), draw: sceneOf(slug), widths: SQUARE })),
    ...products.flatMap(({ slug }) =>
      shotsOf(slug).map((draw, i) => ({ name: pictureName(slug, i + 1), draw, widths: SQUARE })),
    ),
  ]
}

/** What draws the picture of a category. */
export function sceneOf(slug: string): () => string {
  const found = categoryScenes[slug]
  if (!found) throw new Error(`nothing draws the category ${slug}`)
  return found
}
