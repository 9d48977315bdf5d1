import { Link } from '@/components/ui/link'
import { Picture } from '@/components/ui/picture'
import type { CategoryView } from '@/lib/catalog/categories'

/** The categories as pictures to go into, under a heading of their own. */
export function Rooms({ title, categories }: { title: string; categories: CategoryView[] }) {
  return (
    <section aria-labelledby="rooms">
      <h2 id="rooms" className="text-2xl">
        {title}
      </h2>
      <ul className="mt-5 grid grid-cols-3 gap-3 sm:gap-4 lg:grid-cols-6">
        {categories.map((category) => (
          <li key={category.slug} className="group relative">
            <div className="overflow-hidden rounded-card bg-sunken">
              <Picture
                name={category.picture}
                alt=""
                sizes="(min-width: 1024px) 170px, 33vw"
                widths={[320, 480, 640]}
                className="aspect-square w-full object-cover transition-transform duration-500 ease-calm group-hover:scale-[1.03]"
              />
            </div>
            <h3 className="mt-2 font-medium font-sans text-[0.98rem] tracking-normal">
              <Link
                href={`/categories/${category.slug}`}
                className="after:absolute after:inset-0 after:rounded-card focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:outline-offset-2"
              >
                {category.name}
              </Link>
            </h3>
          </li>
        ))}
      </ul>
    </section>
  )
}
