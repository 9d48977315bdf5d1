import { randomUUID } from 'node:crypto'
import { afterAll } from 'vitest'
import { db } from '@/lib/platform/db'
import { newBytes, newToken, sha256 } from '@/lib/platform/random'
import { writeLine } from './write-line'

// Rows for the cart's tests, with random names, so that no other test's rows are touched.
// They go when the test file is done: a category of tests has no place in the shop's menu.

const made = { categories: [] as string[], customers: [] as string[] }

afterAll(async () => {
  const product = { categoryId: { in: made.categories } }
  await db().cart.deleteMany({ where: { lines: { some: { variant: { product } } } } })
  await db().variant.deleteMany({ where: { product } })
  await db().product.deleteMany({ where: product })
  await db().category.deleteMany({ where: { id: { in: made.categories } } })
  await db().customer.deleteMany({ where: { id: { in: made.customers } } })
})

/** A product with one variant for each entry; answers the variants' ids in order. */
export async function makeVariants(wanted: { price?: number; stock?: number }[]): Promise<string[]> {
  const name = `test-${randomUUID()}`
  const product = await db().product.create({
    data: {
      slug: name,
      name,
      summary: '',
      description: '',
      position: 0,
      category: { create: { slug: name, name, description: '', picture: 'none', position: 1000 } },
      pictures: { create: [{ position: 0, name: `${name}-1`, alt: 'A thing' }] },
      variants: {
        create: wanted.map(({ price = 1000, stock = 99 }, position) => ({
          slug: `v${position}`,
          name: `Variant ${position}`,
          sku: `${name}-${position}`,
          position,
          price,
          weightGrams: 100,
          stock,
        })),
      },
    },
    include: { variants: { orderBy: { position: 'asc' } } },
  })
  made.categories.push(product.categoryId)
  return product.variants.map((variant) => variant.id)
}

export async function makeVariant(wanted: { price?: number; stock?: number } = {}): Promise<string> {
  const [id = ''] = await makeVariants([wanted])
  return id
}

export async function makeCustomer(): Promise<string> {
  const email = `${randomUUID()}@example.test`
  const customer = await db().customer.create({
    data: { email, emailKey: email, emailVerifiedAt: new Date(), handle: newBytes(64) },
  })
  made.customers.push(customer.id)
  return customer.id
}

/** A guest with these pieces in the cart: the owner that finds it. */
export async function makeGuest(lines: { variantId: string; quantity: number }[]) {
  const owner = { tokenHash: sha256(newToken()) }
  const cart = await db().cart.create({ data: { id: randomUUID(), ...owner, version: 1 } })
  let version = cart.version
  for (const line of lines) {
    const result = await writeLine({ owner, ...line, version })
    if (!result.ok) throw new Error(`no line was made: ${result.error}`)
    version = result.data.cart.version
  }
  return owner
}
