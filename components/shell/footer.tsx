import { shell } from '@/components/messages'
import { shop } from '@/lib/shop/client'
import { Wordmark } from './wordmark'

/** The same on every page; its links are full page loads, so that it serves both parts of the shop. */
export function Footer() {
  const links = [
    { href: '/account', label: shell.footer.account },
    { href: '/account/orders', label: shell.footer.orders },
    { href: '/search', label: shell.search },
  ]
  return (
    <footer className="mt-20 border-line border-t">
      <div className="mx-auto flex max-w-6xl flex-wrap items-start justify-between gap-x-8 gap-y-4 px-4 py-10 sm:px-6">
        <div className="max-w-xs">
          <Wordmark />
          <p className="mt-2 text-muted text-sm">{shell.description}</p>
        </div>
        <ul className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
          {links.map(({ href, label }) => (
            <li key={href}>
              <a
                href={href}
                className="inline-flex min-h-11 items-center text-muted hover:text-ink hover:underline"
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
        <p className="mt-2 w-full text-muted text-xs">
          {shop.name}. {shell.footer.note}
        </p>
      </div>
    </footer>
  )
}
