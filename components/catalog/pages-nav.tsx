import { catalog } from '@/components/messages'
import { Link } from '@/components/ui/link'

type Props = { page: number; pages: number; addressOf: (page: number) => string }

const step = 'grid min-h-11 min-w-11 place-items-center rounded-control px-3 hover:bg-sunken'

export function PagesNav({ page, pages, addressOf }: Props) {
  if (pages < 2) return null
  const numbers = Array.from({ length: pages }, (_, index) => index + 1)
  return (
    <nav aria-label={catalog.pages} className="mt-12 flex items-center justify-center gap-1">
      {page > 1 && (
        <Link href={addressOf(page - 1)} rel="prev" className={step}>
          {catalog.previous}
        </Link>
      )}
      <ol className="flex gap-1">
        {numbers.map((number) => (
          <li key={number}>
            <Link
              href={addressOf(number)}
              aria-label={catalog.page(number)}
              aria-current={number === page ? 'page' : undefined}
              className={`${step} tabular-nums aria-[current]:bg-accent aria-[current]:text-on-accent`}
            >
              {number}
            </Link>
          </li>
        ))}
      </ol>
      {page < pages && (
        <Link href={addressOf(page + 1)} rel="next" className={step}>
          {catalog.next}
        </Link>
      )}
    </nav>
  )
}
