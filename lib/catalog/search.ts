import 'server-only'
import { db } from '@/lib/platform/db'
import { type ProductCard, productsBySlug } from './products'

const limit = 48

/**
 * The products that a shopper's words fit, best first, at most 48. Words match by their stems, the last
 * one also by its beginning; where that finds nothing, names that look alike are taken for misspellings.
 */
export async function searchProducts(words: string): Promise<ProductCard[]> {
  const terms = words.normalize('NFKC').match(/[\p{L}\p{N}]+/gu)
  if (!terms) return []
  const query = terms.map((term, index) => (index === terms.length - 1 ? `${term}:*` : term)).join(' & ')
  const found = await db().$queryRaw<{ slug: string }[]>`
    SELECT slug FROM product
    WHERE product_words(name, summary, description) @@ to_tsquery('english', ${query})
    ORDER BY ts_rank(product_words(name, summary, description), to_tsquery('english', ${query})) DESC, slug
    LIMIT ${limit}`
  if (found.length > 0) return productsBySlug(found.map((row) => row.slug))
  const alike = await db().$queryRaw<{ slug: string }[]>`
    SELECT slug FROM product
    WHERE ${terms.join(' ')} <% name
    ORDER BY word_similarity(${terms.join(' ')}, name) DESC, slug
    LIMIT ${limit}`
  return productsBySlug(alike.map((row) => row.slug))
}
