import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import '../globals.css'
import { Footer } from '@/components/shell/footer'
import { ShopHeader } from '@/components/shell/shop-header'
import { SkipLink } from '@/components/shell/skip-link'
import { display } from '@/components/ui/fonts'
import { earlyPress } from '@/lib/platform/http/early-press.mjs'
import { shop } from '@/lib/shop/client'
import { siteMetadata, siteViewport } from '../site'
import { listCategories } from './cached-catalog'

export const metadata: Metadata = siteMetadata
export const viewport: Viewport = siteViewport

/** The public part's document: static, the same for everybody. The private part has a document of its own. */
export default async function ShopLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={shop.locale} className={display.variable}>
      <body className="flex min-h-dvh flex-col">
        <script>{earlyPress}</script>
        <SkipLink />
        <ShopHeader categories={await listCategories()} />
        <main id="content" className="mx-auto w-full max-w-6xl flex-1 px-4 sm:px-6">
          {children}
        </main>
        <Footer />
      </body>
    </html>
  )
}
