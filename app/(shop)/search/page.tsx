import type { Metadata } from 'next'
import { z } from 'zod'
import { ProductGrid } from '@/components/catalog/product-grid'
import { Rooms } from '@/components/catalog/rooms'
import { SearchField } from '@/components/catalog/search-field'
import { catalog } from '@/components/messages'
import { Button } from '@/components/ui/button'
import { guardPage } from '@/lib/auth/guard/page'
import { searchProducts } from '@/lib/catalog/search'
import { holdsCardNumber } from '@/lib/platform/card-number/client'
import { listCategories } from '../cached-catalog'

// The one public page made for each request: it has no shell of its own, so that proxy.ts can give every
// script of it a nonce.
export const instant = false
export const metadata: Metadata = { title: catalog.search.title, robots: { index: false } }

const words = z.string().trim().max(100).catch('')

export default async function SearchPage({
  searchParams,
}: {
  searchParams: Promise<{ q?: string | string[] }>
}) {
  await guardPage('/search')
  const typed = words.parse((await searchParams).q ?? '')
  const isCard = holdsCardNumber(typed)
  const asked = isCard ? '' : typed
  const found = asked ? await searchProducts(asked) : []
  return (
    <>
      <h1 className="pt-8 text-3xl sm:pt-12 sm:text-4xl">{catalog.search.title}</h1>
      <search>
        <form action="/search" className="mt-5 flex max-w-xl gap-2">
          <SearchField words={asked} />
          <Button type="submit" className="min-h-12">
            {catalog.search.action}
          </Button>
        </form>
      </search>
      <p role="status" className="mt-6 mb-6 text-muted">
        {asked === ''
          ? catalog.search[isCard ? 'cardNumber' : 'start']
          : found.length > 0
            ? catalog.search.found(found.length, asked)
            : `${catalog.search.nothing(asked)}. ${catalog.search.nothingText}`}
      </p>
      {found.length > 0 ? (
        <ProductGrid products={found} level={2} eager={3} />
      ) : (
        <Rooms title={catalog.categories} categories={await listCategories()} />
      )}
    </>
  )
}
