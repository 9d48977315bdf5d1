import type { Instrumentation } from 'next'

/** Runs once when the server starts. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { requireConfiguration } = await import('@/lib/platform/start')
  requireConfiguration()
  if (process.env.NODE_ENV === 'production') {
    const { logPrintedErrors } = await import('@/lib/platform/complaints')
    logPrintedErrors()
  }
  const { followCatalog } = await import('@/lib/catalog/tag-clock')
  followCatalog()
  const { answerNotModified } = await import('@/lib/platform/http/not-modified.mjs')
  answerNotModified()
}

/** Next calls it with whatever a request threw and nobody caught. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { logFailedRequest } = await import('@/lib/platform/complaints')
  logFailedRequest(error, request, context)
}
