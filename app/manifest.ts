import type { MetadataRoute } from 'next'
import { shell } from '@/components/messages'
import { shop } from '@/lib/shop/client'

export default function manifest(): MetadataRoute.Manifest {
  return {
    name: shop.name,
    short_name: shop.name,
    description: shell.description,
    start_url: '/',
    display: 'standalone',
    background_color: '#f6f1e7',
    theme_color: '#f6f1e7',
    icons: [
      { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
    ],
  }
}
