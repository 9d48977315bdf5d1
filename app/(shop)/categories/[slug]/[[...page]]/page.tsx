import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumb } from '@/components/catalog/breadcrumb'
import { PagesNav } from '@/components/catalog/pages-nav'
import { ProductGrid } from '@/components/catalog/product-grid'
import { Rooms } from '@/components/catalog/rooms'
import { catalog } from '@/components/messages'
import * as categories from '@/lib/catalog/categories'
import * as products from '@/lib/catalog/products'
import { categoryProducts, findCategory, listCategories } from '../../../cached-catalog'

export const ensureStatic = 'navigation'

const perPage = 6

/** Next wants one address at least, also of a shop that has nothing yet: this one is a 404. */
const none = '-'

type Props = { params: Promise<{ slug: string; page?: string[] }> }

const addressOf = (slug: string, page: number) =>
  page === 1 ? `/categories/${slug}` : `/categories/${slug}/${page}`

export async function generateStaticParams() {
  const all = await categories.listCategories()
  const addresses = all.map(async ({ slug }) => {
    const { pages } = await products.categoryProducts(slug, 1, perPage)
    return Array.from({ length: pages }, (_, index) => ({
      slug,
      page: index === 0 ? [] : [String(index + 1)],
    }))
  })
  return all.length > 0 ? (await Promise.all(addresses)).flat() : [{ slug: none, page: [] }]
}

/** Which page an address names, from 1; null where it names none. Page 1 has one address only. */
function pageNumber(segments: string[] = []): number | null {
  if (segments.length === 0) return 1
  const [segment = ''] = segments
  return segments.length === 1 && /^[1-9]\d{0,3}$/.test(segment) && segment !== '1' ? Number(segment) : null
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, page: segments } = await params
  const [category, page] = [await findCategory(slug), pageNumber(segments)]
  if (!category || !page) return {}
  return {
    title: page === 1 ? category.name : `${category.name}, ${catalog.page(page).toLowerCase()}`,
    description: category.description,
    alternates: { canonical: addressOf(slug, page) },
    openGraph: { title: category.name, description: category.description, images: [`/og/${slug}.jpg`] },
  }
}

export default async function CategoryPage({ params }: Props) {
  const { slug, page: segments } = await params
  const [category, page] = [await findCategory(slug), pageNumber(segments)]
  if (!category || !page) notFound()
  const { products, count, pages } = await categoryProducts(slug, page, perPage)
  if (page > pages) notFound()
  return (
    <>
      <Breadcrumb steps={[{ name: category.name, href: addressOf(slug, 1) }]} />
      <header className="mb-8 flex flex-wrap items-end justify-between gap-x-8 gap-y-2">
        <div>
          <h1 className="text-3xl sm:text-4xl">{category.name}</h1>
          <p className="mt-2 max-w-xl text-muted">{category.description}</p>
        </div>
        <p className="text-muted text-sm tabular-nums">
          {catalog.things(count)}
          {pages > 1 && `, ${catalog.pageOf(page, pages).toLowerCase()}`}
        </p>
      </header>
      <ProductGrid products={products} level={2} eager={3} />
      <PagesNav page={page} pages={pages} addressOf={(other) => addressOf(slug, other)} />
      <div className="mt-16">
        <Rooms title={catalog.categories} categories={await listCategories()} />
      </div>
    </>
  )
}
