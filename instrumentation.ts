/** Runs once when the server starts. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { requireConfiguration } = await import('@/lib/platform/start')
  requireConfiguration()
  const { followCatalog } = await import('@/lib/catalog/tag-clock')
  followCatalog()
  const { answerNotModified } = await import('@/lib/platform/http/not-modified.mjs')
  answerNotModified()
}
