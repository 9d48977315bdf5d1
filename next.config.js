import { fileURLToPath } from 'node:url'
import { fileHeaders } from './lib/platform/http/headers.mjs'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

/** @type {import('next').NextConfig} */
export default {
  // The tests build beside the demo's build, for another origin.
  distDir: process.env.NEXT_DIST_DIR || '.next',
  // Written into browser code too, which has no environment: else it would format money in another language.
  env: { SHOP_LOCALE: process.env.SHOP_LOCALE || 'en-IE' },
  cacheComponents: true,
  partialPrefetching: true,
  // Stored pages carry their own content security policy; see the file.
  cacheHandler: here('./lib/platform/http/page-store.mjs'),
  typescript: { ignoreBuildErrors: true },
  reactStrictMode: true,
  poweredByHeader: false,
  // The page store counts a page's once; lib/platform/http/not-modified.mjs answers who has it already.
  generateEtags: false,
  // Pictures come from our own size ladder; the optimiser's route is never used.
  images: { unoptimized: true, formats: ['image/webp'] },
  serverExternalPackages: ['pg', 'pg-boss', 'pino', 'nodemailer', 'rate-limiter-flexible', 'altcha-lib'],
  experimental: {
    globalNotFound: true,
    // In development Next does not know which addresses are made beforehand, and warns of each. What has to be static
    // says so itself (`ensureStatic`), and the build holds it to that.
    instantInsights: { validationLevel: 'manual-warning' },
    // What the proxy keeps of a body; the shop's own are far smaller, and refused above 64 KB.
    proxyClientMaxBodySize: '1mb',
  },
  headers: async () => fileHeaders,
}
