import { catalog } from '@/components/messages'
import { Link } from '@/components/ui/link'
import { Picture } from '@/components/ui/picture'
import type { ProductCard as Product } from '@/lib/catalog/products'
import { formatMoney } from '@/lib/money/client'

type Props = { product: Product; level: 2 | 3; priority?: boolean }

/** A product in a list. The whole card is the link; its name is what a screen reader hears first. */
export function ProductCard({ product, level, priority = false }: Props) {
  const Heading = level === 2 ? 'h2' : 'h3'
  const price = formatMoney(product.price)
  const note = product.stock === 'sold-out' ? catalog.soldOut : product.stock === 'few' ? catalog.few : null
  return (
    <article className="group relative">
      <div className="overflow-hidden rounded-card bg-sunken">
        <Picture
          name={product.picture.name}
          alt={product.picture.alt}
          sizes="(min-width: 1152px) 352px, (min-width: 640px) 33vw, 50vw"
          widths={[320, 480, 640, 960]}
          priority={priority}
          className="aspect-square w-full object-cover transition-transform duration-500 ease-calm group-hover:scale-[1.03]"
        />
      </div>
      <div className="mt-3 justify-between gap-x-3 lg:flex lg:items-baseline">
        <Heading className="font-medium font-sans text-[0.98rem] leading-snug tracking-normal">
          <Link
            href={`/products/${product.slug}`}
            className="after:absolute after:inset-0 after:rounded-card focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:outline-offset-4"
          >
            {product.name}
          </Link>
        </Heading>
        <p className="shrink-0 text-muted text-sm tabular-nums">
          {product.priceVaries ? catalog.from(price) : price}
        </p>
      </div>
      <p className="mt-1 hidden text-muted text-sm sm:block lg:mt-0.5">{product.summary}</p>
      {note && <p className="mt-1 text-highlight text-sm">{note}</p>}
    </article>
  )
}
