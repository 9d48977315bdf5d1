import { z } from 'zod'
import { exportData } from '@/lib/accounts/export'
import { visitorOf } from '@/lib/accounts/request'
import { answer, guardRoute } from '@/lib/auth/guard/route'

const shape = { body: z.strictObject({ grant: z.uuid() }) }

/**
 * Everything about the customer as a file, in the answer that spends the grant: 403 without one that fits, 409 where a
 * hold refuses it for now.
 */
export const POST = guardRoute('POST /api/account/export', shape, async ({ caller, body }) => {
  if (caller.level === 'guest') return answer({ error: 'sign-in' }, 401)
  const { device } = await visitorOf(caller)
  const exported = await exportData(caller, body.grant, device)
  if (!exported.ok) {
    const status = exported.error === 'held' ? 409 : 403
    return answer({ error: exported.error, ...exported.fields }, status)
  }
  return new Response(exported.data.body, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="latchkey-${exported.data.day}.json"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
})
