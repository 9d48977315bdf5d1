import type { ProductCard as Product } from '@/lib/catalog/products'
import { ProductCard } from './product-card'

const columnClasses = { 3: 'sm:grid-cols-3', 4: 'md:grid-cols-4' }

type Props = {
  products: Product[]
  /** On a wide window; a phone has two. */
  columns?: keyof typeof columnClasses
  /** Of the headings inside: one below the heading that the grid stands under. */
  level: 2 | 3
  /** How many of the first pictures stand in the first screen. */
  eager?: number
}

export function ProductGrid({ products, columns = 3, level, eager = 0 }: Props) {
  return (
    <ul className={`grid grid-cols-2 gap-x-4 gap-y-8 sm:gap-x-6 sm:gap-y-10 ${columnClasses[columns]}`}>
      {products.map((product, index) => (
        <li key={product.slug}>
          <ProductCard product={product} level={level} priority={index < eager} />
        </li>
      ))}
    </ul>
  )
}
