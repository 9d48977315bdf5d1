import { CartLink } from '@/components/cart/cart-link'
import { shell } from '@/components/messages'
import { SearchIcon } from '@/components/ui/icons'
import { Link } from '@/components/ui/link'
import type { CategoryView } from '@/lib/catalog/categories'
import { AccountLink } from './account-link'
import { Wordmark } from './wordmark'

/** The public pages' header. The same for everybody: what differs by visitor is in its two small islands. */
export function ShopHeader({ categories }: { categories: CategoryView[] }) {
  return (
    <header className="sticky top-0 z-20 border-line border-b bg-paper/95 backdrop-blur-sm">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-8 px-4 sm:px-6">
        <Link href="/" aria-label={shell.home} className="flex min-h-15 items-center">
          <Wordmark />
        </Link>
        <div className="ml-auto flex items-center md:order-3">
          <Link
            href="/search"
            aria-label={shell.search}
            className="grid size-11 place-items-center rounded-control hover:bg-sunken"
          >
            <SearchIcon />
          </Link>
          <AccountLink />
          <CartLink />
        </div>
        <nav
          aria-label={shell.mainMenu}
          className="-mx-4 sm:-mx-6 w-screen overflow-x-auto px-4 sm:px-6 md:mx-0 md:w-auto md:overflow-visible md:px-0"
        >
          <ul className="flex gap-1">
            {categories.map((category) => (
              <li key={category.slug}>
                <Link
                  href={`/categories/${category.slug}`}
                  className="flex min-h-11 items-center whitespace-nowrap rounded-control px-2.5 text-[0.95rem] text-muted hover:bg-sunken hover:text-ink"
                >
                  {category.name}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  )
}
