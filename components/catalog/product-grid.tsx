import type { ProductCard as Product } from '@/lib/catalog/products'
import { ProductCard } from './product-card'

/** `eager`: how many of the first pictures stand in the first screen. */
export function ProductGrid({ products, eager = 0 }: { products: Product[]; eager?: number }) {
  return (
    <ul className="grid grid-cols-2 gap-x-4 gap-y-8 sm:grid-cols-3 sm:gap-x-6 sm:gap-y-10">
      {products.map((product, index) => (
        <li key={product.slug}>
          <ProductCard product={product} priority={index < eager} />
        </li>
      ))}
    </ul>
  )
}
