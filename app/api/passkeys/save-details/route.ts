import { visitorOf, welcome } from '@/lib/accounts/request'
import { saveDetails } from '@/lib/accounts/save-details'
import { answer, guardRoute } from '@/lib/auth/guard/route'
import { registrationResponse } from '@/lib/auth/passkeys/responses'
import { readCookie } from '@/lib/auth/request'
import { guestSight } from '@/lib/orders/guest-access'

const shape = { body: registrationResponse }

/** Makes the account and signs in; 400 with one and the same body whatever was not right. */
export const POST = guardRoute('POST /api/passkeys/save-details', shape, async ({ caller, body }) => {
  if (caller.level !== 'guest') return answer({ error: 'invalid' }, 400)
  const held = await readCookie('orders')
  const made = await saveDetails(
    body,
    await visitorOf(caller),
    async (id) => (await guestSight(held, id)) === 'everything',
  )
  if (!made.ok) return answer({ error: made.error }, 400)
  await welcome(made.data)
  return answer({ session: made.data.session.kind })
})
