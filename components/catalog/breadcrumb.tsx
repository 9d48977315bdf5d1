import { catalog } from '@/components/messages'
import { Link } from '@/components/ui/link'
import { shop } from '@/lib/shop/client'

type Step = { name: string; href: string }

export function Breadcrumb({ steps }: { steps: Step[] }) {
  return (
    <nav aria-label={catalog.breadcrumb} className="py-1 text-muted sm:py-2 text-sm">
      <ol className="flex flex-wrap items-center gap-x-2">
        {[{ name: shop.name, href: '/' }, ...steps].map(({ name, href }, index) => (
          <li key={href} className="flex items-center gap-x-2">
            {index > 0 && <span aria-hidden="true">/</span>}
            <Link href={href} className="inline-flex min-h-11 items-center hover:text-ink hover:underline">
              {name}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
