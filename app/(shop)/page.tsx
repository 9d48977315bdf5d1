import { ProductGrid } from '@/components/catalog/product-grid'
import { catalog } from '@/components/messages'
import { ArrowIcon } from '@/components/ui/icons'
import { Link } from '@/components/ui/link'
import { Picture } from '@/components/ui/picture'
import { featuredProducts, listCategories } from './cached-catalog'

export const ensureStatic = 'navigation'
export const metadata = { alternates: { canonical: '/' } }

export default async function HomePage() {
  const [featured, categories] = await Promise.all([featuredProducts(8), listCategories()])
  return (
    <>
      <section className="-mx-4 sm:mx-0 sm:mt-6 sm:overflow-hidden sm:rounded-card">
        <div className="relative">
          <Picture
            name="hero"
            alt={catalog.hero.pictureAlt}
            sizes="(min-width: 1152px) 1104px, 100vw"
            widths={[640, 960, 1440, 1920]}
            ratio={[2, 1]}
            priority
            className="aspect-[4/3] w-full object-cover sm:aspect-[2/1]"
          />
        </div>
        <div className="bg-raised px-4 py-8 sm:px-10 sm:py-10 md:flex md:items-end md:justify-between md:gap-10">
          <div>
            <h1 className="text-4xl sm:text-5xl">{catalog.hero.title}</h1>
            <p className="mt-3 max-w-xl text-lg text-muted">{catalog.hero.text}</p>
          </div>
          <Link
            href="#chosen"
            className="mt-6 inline-flex min-h-13 shrink-0 items-center gap-2 rounded-control bg-accent px-6 font-medium text-on-accent hover:bg-accent-strong md:mt-0"
          >
            {catalog.hero.action}
            <ArrowIcon className="size-5" />
          </Link>
        </div>
      </section>

      <section aria-labelledby="rooms" className="mt-14">
        <h2 id="rooms" className="text-2xl sm:text-3xl">
          {catalog.categories}
        </h2>
        <ul className="mt-5 grid grid-cols-2 gap-4 sm:grid-cols-3 lg:grid-cols-6">
          {categories.map((category) => (
            <li key={category.slug} className="group relative">
              <div className="overflow-hidden rounded-card bg-sunken">
                <Picture
                  name={category.picture}
                  alt=""
                  sizes="(min-width: 1024px) 170px, (min-width: 640px) 33vw, 50vw"
                  widths={[320, 480, 640]}
                  className="aspect-square w-full object-cover transition-transform duration-500 ease-calm group-hover:scale-[1.03]"
                />
              </div>
              <h3 className="mt-2 font-sans font-medium text-base tracking-normal">
                <Link
                  href={`/categories/${category.slug}`}
                  className="after:absolute after:inset-0 after:rounded-card"
                >
                  {category.name}
                </Link>
              </h3>
            </li>
          ))}
        </ul>
      </section>

      <section aria-labelledby="chosen" className="mt-14">
        <h2 id="chosen" className="text-2xl sm:text-3xl">
          {catalog.featured}
        </h2>
        <div className="mt-5">
          <ProductGrid products={featured} columns={4} />
        </div>
      </section>
    </>
  )
}
