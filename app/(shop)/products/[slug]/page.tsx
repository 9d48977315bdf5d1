import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumb } from '@/components/catalog/breadcrumb'
import { BuyBox } from '@/components/catalog/buy-box'
import { Gallery } from '@/components/catalog/gallery'
import { JsonLd } from '@/components/catalog/json-ld'
import { ProductGrid } from '@/components/catalog/product-grid'
import { catalog } from '@/components/messages'
import { productSlugs } from '@/lib/catalog/products'
import { countryName } from '@/lib/checkout/countries/client'
import { formatMoney } from '@/lib/money/client'
import { missingForFree } from '@/lib/shipping/methods'
import { shop } from '@/lib/shop/client'
import { findProduct, relatedProducts } from '../../cached-catalog'
import { productJsonLd } from './json-ld'

const [home] = shop.countries
const promise = catalog.freeDelivery(countryName(home), formatMoney(missingForFree(home, 0)))

export const ensureStatic = 'navigation'

/** Next wants one address at least, also of a shop that has nothing yet: this one is a 404. */
const none = '-'

type Props = { params: Promise<{ slug: string }> }

export async function generateStaticParams() {
  const slugs = await productSlugs()
  return (slugs.length > 0 ? slugs : [none]).map((slug) => ({ slug }))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params
  const product = await findProduct(slug)
  if (!product) return {}
  return {
    title: product.name,
    description: product.summary,
    alternates: { canonical: `/products/${slug}` },
    openGraph: { title: product.name, description: product.summary, images: [`/og/${slug}.jpg`] },
  }
}

export default async function ProductPage({ params }: Props) {
  const { slug } = await params
  const product = await findProduct(slug)
  if (!product) notFound()
  const { category } = product
  const related = await relatedProducts(slug, category.slug, 4)
  return (
    <>
      <Breadcrumb steps={[{ name: category.name, href: `/categories/${category.slug}` }]} />
      <div className="grid gap-x-12 gap-y-8 md:grid-cols-[minmax(0,6fr)_minmax(0,5fr)]">
        <Gallery pictures={product.pictures} />
        <div className="md:pt-2">
          <h1 className="text-3xl sm:text-4xl">{product.name}</h1>
          <p className="mt-2 mb-3 text-muted sm:mb-5 sm:text-lg">{product.summary}</p>
          <BuyBox productName={product.name} variants={product.variants} promise={promise} />
          <p className="mt-5 max-w-prose">{product.description}</p>
          <h2 className="mt-8 text-xl">{catalog.facts}</h2>
          <dl className="mt-2 divide-y divide-line text-sm">
            {product.facts.map(([name, value]) => (
              <div key={name} className="flex gap-4 py-2.5">
                <dt className="w-28 shrink-0 text-muted">{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </div>
      </div>
      {related.length > 0 && (
        <section aria-labelledby="related" className="mt-16">
          <h2 id="related" className="mb-5 text-2xl">
            {catalog.related}
          </h2>
          <ProductGrid products={related} columns={4} level={3} />
        </section>
      )}
      <JsonLd data={productJsonLd(product)} />
    </>
  )
}
