import { z } from 'zod'
import { areDeclinesHigh } from '@/lib/abuse/card-tries'
import { makeChallenge, proofLifetime, proofPurposes } from '@/lib/abuse/proof'
import { currentNetwork } from '@/lib/abuse/request'
import { ceremonyBrowser } from '@/lib/auth/ceremony-browser'
import { answer, guardRoute, tooOften } from '@/lib/auth/guard/route'
import { reaches } from '@/lib/auth/levels'

const shape = { body: z.strictObject({ purpose: z.enum(proofPurposes) }) }

/** A puzzle for this browser and one purpose, with the seconds for which its solution is taken. */
export const POST = guardRoute('POST /api/proofs', shape, async ({ body: { purpose }, caller }) => {
  const [browserHash, network] = [await ceremonyBrowser(), await currentNetwork()]
  const isStranger = !reaches(caller, 'remembered')
  const dearer = purpose === 'card' && isStranger && (await areDeclinesHigh())
  const { wait, challenge } = await makeChallenge({ purpose, browserHash, network, dearer })
  return wait > 0 ? tooOften(wait) : answer({ challenge, lifetime: proofLifetime })
})
