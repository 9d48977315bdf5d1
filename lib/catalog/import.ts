import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import { db, type Tx } from '@/lib/platform/db'
import type { Prisma } from '@/prisma/generated/client'
import { type Fault, type ImportRow, readImportFile, shared } from './import-file'

export type Imported = { created: number; updated: number; unchanged: number }
export type ImportResult =
  | { ok: true; data: { products: Imported; variants: Imported } }
  | { ok: false; faults: Fault[] }

type ProductRows = { slug: string; first: ImportRow; rows: ImportRow[] }

const include = {
  pictures: { orderBy: { position: 'asc' } },
  variants: true,
} satisfies Prisma.ProductInclude
type Known = Prisma.ProductGetPayload<{ include: typeof include }>

/**
 * Brings products and variants from a CSV file into the catalogue, all of it or, where anything is wrong,
 * nothing. Products are found again by their slug, variants by their SKU, so the same file a second time
 * changes nothing. What the file does not name stays as it is.
 */
export async function importProducts(bytes: Uint8Array): Promise<ImportResult> {
  const { rows, faults } = readImportFile(bytes)
  if (faults.length > 0) return { ok: false, faults }
  const products = byProduct(rows)
  const clashes = withinFile(rows, products)
  if (clashes.length > 0) return { ok: false, faults: clashes }
  return db().$transaction(
    async (tx) => {
      const { found, categories, faults } = await compare(tx, products)
      if (faults.length > 0) return { ok: false, faults }
      const counts = {
        products: { created: 0, updated: 0, unchanged: 0 },
        variants: { created: 0, updated: 0, unchanged: 0 },
      }
      for (const product of products) {
        const categoryId = categories.get(product.first.category) ?? ''
        const known = found.get(product.slug)
        const id = await putProduct(tx, product, known, categoryId, counts.products)
        await putVariants(tx, product, known?.variants ?? [], id, counts.variants)
      }
      return { ok: true, data: counts }
    },
    { maxWait: 10_000, timeout: 600_000 },
  )
}

function byProduct(rows: ImportRow[]): ProductRows[] {
  const products = new Map<string, ProductRows>()
  for (const row of rows) {
    const product = products.get(row.product)
    if (product) product.rows.push(row)
    else products.set(row.product, { slug: row.product, first: row, rows: [row] })
  }
  return [...products.values()]
}

/** What the rows say against each other. */
function withinFile(rows: ImportRow[], products: ProductRows[]): Fault[] {
  const faults: Fault[] = []
  const skus = new Map<string, number>()
  for (const { sku, line } of rows) {
    const before = skus.get(sku)
    if (before) faults.push({ line, column: 'sku', problem: `stands in line ${before} too` })
    skus.set(sku, before ?? line)
  }
  for (const { first, rows } of products) {
    const slugs = new Map<string, number>()
    for (const row of rows) {
      const before = slugs.get(row.variant)
      if (before)
        faults.push({
          line: row.line,
          column: 'variant',
          problem: `stands in line ${before} too, same product`,
        })
      slugs.set(row.variant, before ?? row.line)
      for (const column of shared) {
        if (row[column] === undefined || isDeepStrictEqual(row[column], first[column])) continue
        faults.push({ line: row.line, column, problem: `differs from line ${first.line}, same product` })
      }
    }
  }
  return faults
}

/** What the rows say against the database. The variants' rows stay locked, in the order of their ids. */
async function compare(tx: Tx, products: ProductRows[]) {
  const skus = products.flatMap(({ rows }) => rows.map((row) => row.sku))
  await tx.$queryRaw`SELECT 1 FROM variant WHERE sku = ANY(${skus}) ORDER BY id FOR NO KEY UPDATE`
  const [categories, known, variants] = await Promise.all([
    tx.category.findMany({ select: { id: true, slug: true } }),
    tx.product.findMany({ where: { slug: { in: products.map(({ slug }) => slug) } }, include }),
    tx.variant.findMany({ where: { sku: { in: skus } }, include: { product: { select: { slug: true } } } }),
  ])
  const found = new Map(known.map((product) => [product.slug, product]))
  const bySku = new Map(variants.map((variant) => [variant.sku, variant]))
  const categoryIds = new Map(categories.map(({ slug, id }) => [slug, id]))
  const faults: Fault[] = []
  for (const { slug, first, rows } of products) {
    const fault = (row: ImportRow, column: string, problem: string) =>
      faults.push({ line: row.line, column, problem })
    if (!categoryIds.has(first.category)) fault(first, 'category', `there is no category ${first.category}`)
    const product = found.get(slug)
    for (const column of ['summary', 'description'] as const)
      if (!product && first[column] === undefined) fault(first, column, 'is empty, and the product is new')
    for (const row of rows) {
      const variant = bySku.get(row.sku)
      if (variant && variant.product.slug !== slug)
        fault(row, 'sku', `belongs to the product ${variant.product.slug}`)
      if (!variant && row.stock === undefined) fault(row, 'stock', 'is empty, and the variant is new')
      if (variant && row.stock !== undefined && row.stock < variant.reserved)
        fault(row, 'stock', `is less than the ${variant.reserved} promised to orders being paid`)
      const holder = product?.variants.find((other) => other.slug === row.variant)
      if (holder && holder.sku !== row.sku) fault(row, 'variant', `is the variant with the SKU ${holder.sku}`)
    }
  }
  return { found, categories: categoryIds, faults }
}

async function putProduct(
  tx: Tx,
  { slug, first }: ProductRows,
  known: Known | undefined,
  categoryId: string,
  counts: Imported,
): Promise<string> {
  const wanted = {
    name: first.name,
    categoryId,
    summary: first.summary ?? known?.summary ?? '',
    description: first.description ?? known?.description ?? '',
    facts: first.facts ?? (known?.facts as [string, string][] | undefined) ?? [],
    featured: first.featured ?? known?.featured ?? false,
  }
  const pictures = first.pictures?.map(([name, alt], position) => ({ position, name, alt }))
  if (!known) {
    const last = await tx.product.aggregate({ where: { categoryId }, _max: { position: true } })
    const position = (last._max.position ?? -1) + 1
    const made = await tx.product.create({
      data: { slug, ...wanted, position, pictures: { create: pictures ?? [] } },
    })
    counts.created += 1
    return made.id
  }
  const shown = known.pictures.map(({ position, name, alt }) => ({ position, name, alt }))
  const samePictures = !pictures || isDeepStrictEqual(pictures, shown)
  if (holds(known, wanted) && samePictures) {
    counts.unchanged += 1
    return known.id
  }
  const replaced = samePictures ? {} : { pictures: { deleteMany: {}, create: pictures } }
  await tx.product.update({ where: { id: known.id }, data: { ...wanted, ...replaced } })
  counts.updated += 1
  return known.id
}

async function putVariants(
  tx: Tx,
  { rows }: ProductRows,
  known: Known['variants'],
  productId: string,
  counts: Imported,
): Promise<void> {
  let position = Math.max(-1, ...known.map((variant) => variant.position))
  for (const row of rows) {
    const { sku, price, variant: slug, variant_name: name, weight_grams: weightGrams, stock } = row
    const variant = known.find((other) => other.sku === sku)
    const wanted = { slug, name, price, weightGrams, stock: stock ?? variant?.stock ?? 0 }
    if (!variant) {
      position += 1
      await tx.variant.create({ data: { ...wanted, sku, productId, position } })
      counts.created += 1
    } else if (holds(variant, wanted)) counts.unchanged += 1
    else {
      await tx.variant.update({ where: { sku }, data: wanted })
      counts.updated += 1
    }
  }
}

/** Whether every field of `wanted` already stands so. What stands is not written: stored pages would be made anew. */
function holds(row: Record<string, unknown>, wanted: Record<string, unknown>): boolean {
  return Object.entries(wanted).every(([field, value]) => isDeepStrictEqual(row[field], value))
}
