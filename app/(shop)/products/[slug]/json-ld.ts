import type { ProductView } from '@/lib/catalog/products'
import { decimalMoney } from '@/lib/money/client'
import { env } from '@/lib/platform/env'
import { shop } from '@/lib/shop/client'

const availability = {
  'in-stock': 'https://schema.org/InStock',
  few: 'https://schema.org/LimitedAvailability',
  'sold-out': 'https://schema.org/SoldOut',
}

/** The product as schema.org describes one, an offer for each variant. */
export function productJsonLd(product: ProductView) {
  const origin = env().SHOP_ORIGIN
  const address = `${origin}/products/${product.slug}`
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: product.name,
    description: product.description,
    category: product.category.name,
    image: product.pictures.map((picture) => `${origin}/pictures/${picture.name}-1280.webp`),
    brand: { '@type': 'Brand', name: shop.name },
    offers: product.variants.map((variant) => ({
      '@type': 'Offer',
      name: variant.name,
      sku: variant.sku,
      price: decimalMoney(variant.price),
      priceCurrency: shop.currency,
      availability: availability[variant.stock],
      url: `${address}?variant=${variant.slug}`,
    })),
  }
}
