import type { Metadata, Viewport } from 'next'
import { shell } from '@/components/messages'
import { env } from '@/lib/platform/env'
import { shop } from '@/lib/shop/client'

// What both documents say about the shop in their heads.

const origin = env().SHOP_ORIGIN

export const siteMetadata: Metadata = {
  metadataBase: new URL(origin),
  title: { default: `${shop.name}: ${shell.tagline.toLowerCase()}`, template: `%s · ${shop.name}` },
  description: shell.description,
  applicationName: shop.name,
  icons: {
    icon: [{ url: '/icons/icon.svg', type: 'image/svg+xml' }],
    apple: '/icons/apple-touch-icon.png',
  },
  openGraph: { siteName: shop.name, type: 'website', locale: shop.locale.replace('-', '_') },
  formatDetection: { telephone: false, email: false, address: false },
}

export const siteViewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f6f1e7' },
    { media: '(prefers-color-scheme: dark)', color: '#171b19' },
  ],
}
