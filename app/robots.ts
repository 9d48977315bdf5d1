import type { MetadataRoute } from 'next'
import { env } from '@/lib/platform/env'

export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: '*',
      allow: '/',
      disallow: ['/account', '/api/', '/cart', '/checkout', '/orders/', '/search', '/sign-in', '/sign-up'],
    },
    sitemap: `${env().SHOP_ORIGIN}/sitemap.xml`,
  }
}
