import type { MetadataRoute } from 'next'
import { cacheLife, cacheTag } from 'next/cache'
import { listCategories } from '@/lib/catalog/categories'
import { productSlugs } from '@/lib/catalog/products'
import { env } from '@/lib/platform/env'

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  'use cache'
  cacheLife('hours')
  cacheTag('categories')
  const origin = env().SHOP_ORIGIN
  const [categories, slugs] = await Promise.all([listCategories(), productSlugs()])
  return [
    { url: `${origin}/` },
    ...categories.map(({ slug }) => ({ url: `${origin}/categories/${slug}` })),
    ...slugs.map((slug) => ({ url: `${origin}/products/${slug}` })),
  ]
}
