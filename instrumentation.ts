/** Runs once when the server starts: a bad configuration stops it here, with all that is wrong named. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { env } = await import('@/lib/platform/env')
  env()
  const { followCatalog } = await import('@/lib/catalog/tag-clock')
  followCatalog()
}
