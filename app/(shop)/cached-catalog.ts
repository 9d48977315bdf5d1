import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import * as categories from '@/lib/catalog/categories'
import * as products from '@/lib/catalog/products'
import { isSlug } from '@/lib/catalog/slug'

// What stored pages are made of. The tags are those that the database's triggers write when the catalog
// changes (catalog_touch in the migrations), so nothing here goes stale by time.

export async function listCategories() {
  'use cache'
  cacheTag('categories')
  cacheLife('max')
  return categories.listCategories()
}

/** Null for what cannot be a slug, without a place in the cache. */
export async function findCategory(slug: string) {
  return isSlug(slug) ? cachedCategory(slug) : null
}

async function cachedCategory(slug: string) {
  'use cache'
  cacheTag('categories', `category:${slug}`)
  cacheLife('max')
  return categories.findCategory(slug)
}

export async function categoryProducts(slug: string, page: number, perPage: number) {
  'use cache'
  cacheTag(`category:${slug}`)
  cacheLife('max')
  return products.categoryProducts(slug, page, perPage)
}

/** Null for what cannot be a slug, without a place in the cache. */
export async function findProduct(slug: string) {
  return isSlug(slug) ? cachedProduct(slug) : null
}

async function cachedProduct(slug: string) {
  'use cache'
  cacheTag(`product:${slug}`)
  cacheLife('max')
  return products.findProduct(slug)
}

export async function relatedProducts(slug: string, category: string, count: number) {
  'use cache'
  cacheTag(`category:${category}`)
  cacheLife('max')
  return products.relatedProducts(slug, category, count)
}

export async function featuredProducts(count: number) {
  'use cache'
  cacheTag('home')
  cacheLife('max')
  return products.featuredProducts(count)
}
