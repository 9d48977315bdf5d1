import { CartLink } from '@/components/cart/cart-link'
import { shell } from '@/components/messages'
import { SearchIcon } from '@/components/ui/icons'
import { Link } from '@/components/ui/link'
import type { CategoryView } from '@/lib/catalog/categories'
import { AccountLink } from './account-link'
import { Wordmark } from './wordmark'

/**
 * The public pages' header. The same for everybody: what differs by visitor is in its two small islands. On a
 * phone only its first row stays on the screen; the categories scroll away with the page, and sideways where
 * they do not fit, which the fading edge tells.
 */
export function ShopHeader({ categories }: { categories: CategoryView[] }) {
  return (
    <header className="z-20 max-md:contents md:sticky md:top-0 md:border-line md:border-b md:bg-paper/95 md:backdrop-blur-sm">
      <div className="mx-auto w-full max-w-6xl items-center gap-x-8 max-md:contents md:flex md:px-6">
        <div className="z-20 bg-paper/95 px-4 backdrop-blur-sm max-md:sticky max-md:top-0 max-md:flex sm:px-6 md:contents">
          <Link href="/" aria-label={shell.home} className="flex min-h-15 items-center">
            <Wordmark />
          </Link>
          <div className="-mr-2.5 ml-auto flex items-center md:order-3">
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
        </div>
        <div className="border-line max-md:border-b">
          <nav
            aria-label={shell.mainMenu}
            className="overflow-x-auto max-md:[mask-image:linear-gradient(to_left,transparent,black_3rem)] max-md:[scrollbar-width:none] md:overflow-visible"
          >
            <ul className="flex w-max max-md:px-1.5 max-md:pr-10 sm:max-md:px-3.5 md:gap-1">
              {categories.map((category) => (
                <li key={category.slug}>
                  <Link
                    href={`/categories/${category.slug}`}
                    className="-outline-offset-2 flex min-h-11 items-center whitespace-nowrap rounded-control px-2.5 text-[0.95rem] text-muted hover:bg-sunken hover:text-ink"
                  >
                    {category.name}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </div>
    </header>
  )
}
