import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import '../globals.css'
import { RecoveryBanner } from '@/components/recovery/recovery-banner'
import { Footer } from '@/components/shell/footer'
import { PrivateHeader } from '@/components/shell/private-header'
import { SkipLink } from '@/components/shell/skip-link'
import { display } from '@/components/ui/fonts'
import { earlyPress } from '@/lib/platform/http/early-press.mjs'
import { shop } from '@/lib/shop/client'
import { siteMetadata, siteViewport } from '../site'

// Made for each request, with a nonce on every script: no part of it is prerendered.
export const instant = false

export const metadata: Metadata = { ...siteMetadata, robots: { index: false, follow: false } }
export const viewport: Viewport = siteViewport

/** The private part's document: what ran on a public page does not live on in here. */
export default function PrivateLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={shop.locale} className={display.variable}>
      <body className="flex min-h-dvh flex-col">
        <script>{earlyPress}</script>
        <SkipLink />
        <PrivateHeader />
        <RecoveryBanner />
        {/* As tall as the window: a step that follows another is not seen to move the footer. */}
        <main id="content" className="mx-auto min-h-[calc(100dvh-4rem)] w-full max-w-6xl flex-1 px-4 sm:px-6">
          {children}
        </main>
        <Footer />
      </body>
    </html>
  )
}
