// Fills an empty shop with its first goods, and may run again: it adds what is missing and brings words and pictures
// up to date, but leaves the price and stock of what is there alone, since the shop may have changed them, and
// deletes nothing. What is already as it should be is not written, so that no stored page is made anew for nothing.
import { isDeepStrictEqual } from 'node:util'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '@/prisma/generated/client'
import { catalog } from './catalog/index'
import { categoryPicture, pictureName, type SeedCategory, type SeedProduct } from './catalog/types'

const url = process.env.MIGRATE_DATABASE_URL
if (!url) {
  console.error("MIGRATE_DATABASE_URL is missing: the address of the database with its owner's login.")
  process.exit(1)
}
if (process.env.SHOP_ORIGIN?.toLowerCase().startsWith('https://')) {
  console.error(`The seed is for demos and tests. It does not run against ${process.env.SHOP_ORIGIN}.`)
  process.exit(1)
}

const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: url }) })
const written = { categories: 0, products: 0, pictures: 0, variants: 0 }
try {
  for (const [position, category] of catalog.entries()) await putCategory(category, position)
  await putDiscount()
  const { categories, products, pictures, variants } = written
  console.log(
    `written: ${categories} categories, ${products} products, ${pictures} pictures, ${variants} variants`,
  )
} finally {
  await prisma.$disconnect()
}

/** A code to try, which the demo names; one that was ended stays so. */
async function putDiscount() {
  const code = 'WELCOME10'
  if ((await prisma.discount.count({ where: { code } })) === 0)
    await prisma.discount.create({ data: { code, kind: 'percent', value: 1000 } })
}

/** Whether every field of `wanted` already stands so in `row`. */
function holds(row: Record<string, unknown>, wanted: Record<string, unknown>): boolean {
  return Object.entries(wanted).every(([field, value]) => isDeepStrictEqual(row[field], value))
}

async function putCategory(category: SeedCategory, position: number) {
  const { slug, name, description, products, taxClass = 'standard' } = category
  const wanted = { name, description, taxClass, picture: categoryPicture(slug), position }
  const found = await prisma.category.findUnique({ where: { slug } })
  if (!found || !holds(found, wanted)) written.categories++
  const { id } = found
    ? holds(found, wanted)
      ? found
      : await prisma.category.update({ where: { slug }, data: wanted })
    : await prisma.category.create({ data: { slug, ...wanted } })
  for (const [at, product] of products.entries()) await putProduct(product, id, at)
}

async function putProduct(product: SeedProduct, categoryId: string, position: number) {
  const { slug, name, summary, description, facts, featured = false } = product
  const wanted = { name, summary, description, facts, categoryId, position, featured }
  const found = await prisma.product.findUnique({
    where: { slug },
    include: { pictures: true, variants: true },
  })
  const pictures = product.pictures.map((alt, at) => ({ position: at, name: pictureName(slug, at + 1), alt }))
  const variants = product.variants.map((variant, at) => ({ ...variant, position: at }))
  if (!found) {
    await prisma.product.create({
      data: { slug, ...wanted, pictures: { create: pictures }, variants: { create: variants } },
    })
    written.products++
    written.pictures += pictures.length
    written.variants += variants.length
    return
  }
  if (!holds(found, wanted)) {
    await prisma.product.update({ where: { slug }, data: wanted })
    written.products++
  }
  const productId = found.id
  for (const picture of pictures) {
    const there = found.pictures.find((row) => row.position === picture.position)
    if (there && holds(there, picture)) continue
    await prisma.picture.upsert({
      where: { productId_position: { productId, position: picture.position } },
      create: { productId, ...picture },
      update: picture,
    })
    written.pictures++
  }
  for (const variant of variants) {
    const words = { name: variant.name, weightGrams: variant.weightGrams }
    const there = found.variants.find((row) => row.sku === variant.sku)
    if (there && holds(there, words)) continue
    await prisma.variant.upsert({
      where: { sku: variant.sku },
      create: { productId, ...variant },
      update: words,
    })
    written.variants++
  }
}
