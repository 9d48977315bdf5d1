import { ProductGrid } from '@/components/catalog/product-grid'
import { Rooms } from '@/components/catalog/rooms'
import { catalog } from '@/components/messages'
import { ArrowIcon } from '@/components/ui/icons'
import { Link } from '@/components/ui/link'
import { Picture } from '@/components/ui/picture'
import { featuredProducts, listCategories } from './cached-catalog'

export const ensureStatic = 'navigation'
export const metadata = { alternates: { canonical: '/' } }

export default async function HomePage() {
  const [featured, categories] = await Promise.all([featuredProducts(8), listCategories()])
  const [start] = categories
  return (
    <>
      <section className="-mx-4 sm:mx-0 sm:mt-6 sm:overflow-hidden sm:rounded-card">
        <Picture
          name="hero"
          alt={catalog.hero.pictureAlt}
          sizes="(min-width: 1152px) 1104px, 100vw"
          widths={[640, 960, 1440, 1920]}
          ratio={[2, 1]}
          priority
          className="aspect-[8/5] w-full object-cover sm:aspect-[2/1] lg:aspect-[5/2]"
        />
        <div className="bg-raised px-4 py-6 sm:px-10 sm:py-9 md:flex md:items-center md:justify-between md:gap-10">
          <div>
            <h1 className="text-4xl sm:text-5xl">{catalog.hero.title}</h1>
            <p className="mt-3 max-w-xl text-muted sm:text-lg">{catalog.hero.text}</p>
          </div>
          {start && (
            <Link
              href={`/categories/${start.slug}`}
              className="mt-5 inline-flex min-h-13 shrink-0 items-center gap-2 rounded-control bg-accent px-6 font-medium text-on-accent transition-colors duration-150 ease-calm hover:bg-accent-strong md:mt-0"
            >
              {catalog.hero.action}
              <ArrowIcon className="size-5" />
            </Link>
          )}
        </div>
      </section>

      <section aria-labelledby="chosen" className="mt-8 mb-14 sm:mt-12">
        <h2 id="chosen" className="text-2xl">
          {catalog.featured}
        </h2>
        <div className="mt-5">
          <ProductGrid products={featured} columns={4} level={3} />
        </div>
      </section>

      <Rooms title={catalog.categories} categories={categories} />
    </>
  )
}
