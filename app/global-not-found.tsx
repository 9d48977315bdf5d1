import type { Metadata } from 'next'
import './globals.css'
import { shell } from '@/components/messages'
import { DeadEnd } from '@/components/shell/dead-end'
import { Footer } from '@/components/shell/footer'
import { Wordmark } from '@/components/shell/wordmark'
import { display } from '@/components/ui/fonts'
import { shop } from '@/lib/shop/client'

export const metadata: Metadata = { title: shell.notFound.title }

/** For an address that no route has: it stands outside both documents. */
export default function GlobalNotFound() {
  return (
    <html lang={shop.locale} className={display.variable}>
      <body className="flex min-h-dvh flex-col">
        <header className="border-line border-b">
          <a
            href="/"
            aria-label={shell.home}
            className="mx-auto flex min-h-15 max-w-6xl items-center px-4 sm:px-6"
          >
            <Wordmark />
          </a>
        </header>
        <main className="flex-1 px-4">
          <DeadEnd {...shell.notFound} href="/" />
        </main>
        <Footer />
      </body>
    </html>
  )
}
