import 'server-only'
import { db } from '@/lib/platform/db'
import type { Prisma } from '@/prisma/generated/client'

export type StockBand = 'in-stock' | 'few' | 'sold-out'

/** A product as it stands in a list. */
export type ProductCard = {
  slug: string
  name: string
  summary: string
  picture: { name: string; alt: string }
  /** The lowest price, in minor units, and whether there are higher ones. */
  price: number
  priceVaries: boolean
  stock: StockBand
}

export type ProductVariant = {
  id: string
  slug: string
  name: string
  sku: string
  price: number
  stock: StockBand
}

export type ProductView = {
  slug: string
  name: string
  summary: string
  description: string
  facts: [string, string][]
  category: { slug: string; name: string }
  pictures: { name: string; alt: string }[]
  variants: ProductVariant[]
}

/** How much is left, as shoppers are told it. The database's stock_band() says the same. */
function stockBand(free: number): StockBand {
  if (free <= 0) return 'sold-out'
  return free <= 4 ? 'few' : 'in-stock'
}

const cardFields = {
  slug: true,
  name: true,
  summary: true,
  pictures: { select: { name: true, alt: true }, orderBy: { position: 'asc' }, take: 1 },
  variants: { select: { price: true, stock: true, reserved: true } },
} satisfies Prisma.ProductSelect

type CardRow = Prisma.ProductGetPayload<{ select: typeof cardFields }>

// A product without a variant cannot be bought, and one without a picture is not ready to be shown.
const shown = { variants: { some: {} }, pictures: { some: {} } } satisfies Prisma.ProductWhereInput

function toCard({ pictures, variants, ...product }: CardRow): ProductCard {
  const prices = variants.map((variant) => variant.price)
  const price = Math.min(...prices)
  return {
    ...product,
    picture: pictures[0] ?? { name: '', alt: '' },
    price,
    priceVaries: prices.some((other) => other !== price),
    stock: stockBand(variants.reduce((free, variant) => free + variant.stock - variant.reserved, 0)),
  }
}

/** One product with all its variants, or null. Prices and stock as they are now. */
export async function findProduct(slug: string): Promise<ProductView | null> {
  const product = await db().product.findFirst({
    where: { slug, ...shown },
    include: {
      category: { select: { slug: true, name: true } },
      pictures: { select: { name: true, alt: true }, orderBy: { position: 'asc' } },
      variants: { orderBy: { position: 'asc' } },
    },
  })
  if (!product) return null
  const { name, summary, description, category, pictures } = product
  return {
    slug,
    name,
    summary,
    description,
    facts: product.facts as [string, string][],
    category,
    pictures,
    variants: product.variants.map((variant) => ({
      id: variant.id,
      slug: variant.slug,
      name: variant.name,
      sku: variant.sku,
      price: variant.price,
      stock: stockBand(variant.stock - variant.reserved),
    })),
  }
}

/** Other products of the same category, the next ones in its order, wrapping around. */
export async function relatedProducts(
  slug: string,
  categorySlug: string,
  count: number,
): Promise<ProductCard[]> {
  const rows = await db().product.findMany({
    where: { category: { slug: categorySlug }, ...shown },
    select: cardFields,
    orderBy: { position: 'asc' },
  })
  const here = rows.findIndex((row) => row.slug === slug)
  return [...rows.slice(here + 1), ...rows.slice(0, Math.max(here, 0))].slice(0, count).map(toCard)
}

export async function featuredProducts(count: number): Promise<ProductCard[]> {
  const rows = await db().product.findMany({
    where: { featured: true, ...shown },
    select: cardFields,
    orderBy: [{ category: { position: 'asc' } }, { position: 'asc' }],
    take: count,
  })
  return rows.map(toCard)
}

/** A page of a category in its own order; pages count from 1. */
export async function categoryProducts(categorySlug: string, page: number, perPage: number) {
  const where = { category: { slug: categorySlug }, ...shown }
  const [rows, count] = await Promise.all([
    db().product.findMany({
      where,
      select: cardFields,
      orderBy: { position: 'asc' },
      skip: (page - 1) * perPage,
      take: perPage,
    }),
    db().product.count({ where }),
  ])
  return { products: rows.map(toCard), count, pages: Math.max(1, Math.ceil(count / perPage)) }
}

/** The products with these slugs, in this order. */
export async function productsBySlug(slugs: string[]): Promise<ProductCard[]> {
  const rows = await db().product.findMany({ where: { slug: { in: slugs }, ...shown }, select: cardFields })
  const bySlug = new Map(rows.map((row) => [row.slug, toCard(row)]))
  return slugs.flatMap((slug) => bySlug.get(slug) ?? [])
}

/** Every product's address, for the build and the sitemap. */
export async function productSlugs(): Promise<string[]> {
  const rows = await db().product.findMany({ where: shown, select: { slug: true }, orderBy: { slug: 'asc' } })
  return rows.map((row) => row.slug)
}
