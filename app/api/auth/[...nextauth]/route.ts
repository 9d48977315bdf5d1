import { z } from 'zod'
import { answer, guardRoute } from '@/lib/auth/guard/route'
import { answerNextAuth } from '@/lib/auth/next-auth'

const params = z.object({ nextauth: z.array(z.string()).min(1) })
const nothing = () => answer({ error: 'not-found' }, 404)

export const GET = guardRoute('GET /api/auth/[...nextauth]', { params }, async (given) => {
  return (await answerNextAuth(given.request, given.params.nextauth, undefined)) ?? nothing()
})

export const POST = guardRoute(
  'POST /api/auth/[...nextauth]',
  { params, body: z.looseObject({}) },
  async (given) => {
    return (await answerNextAuth(given.request, given.params.nextauth, given.body)) ?? nothing()
  },
)
