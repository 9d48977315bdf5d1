import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import { takeProof } from '@/lib/abuse/proof'
import { holdsCardNumber } from '@/lib/platform/card-number/client'
import { log } from '@/lib/platform/log'
import { fail, type Result } from '@/lib/platform/result'
import { type ActionName, actions, confirmedFirst, proofs } from '../access'
import { ceremonyBrowser } from '../ceremony-browser'
import { type Caller, reaches } from '../levels'
import { comesFromShop, currentCaller, mustConfirm, requestId } from '../request'
import { distinct } from './distinct'

/** Problems that any action can have, beside its own. 'too-often' names the seconds to `wait` among its fields. */
export type CommonProblem = 'invalid' | 'foreign' | 'sign-in' | 'proof' | 'too-often' | 'unavailable'

/** What a form is told: nothing yet, or the result, with what was typed so that it can be shown again. */
export type FormState<Data = undefined, Problem extends string = string> =
  | null
  | (Result<Data, Problem | CommonProblem> & { values?: Record<string, string> })

type Handler<Input, Data, Problem extends string> = (given: {
  input: Input
  caller: Caller
  /** A proof of work that came along, for an action that asks for one only at times. */
  proof: string | undefined
}) => Promise<Result<Data, Problem | CommonProblem>>

const bounded = 4_000

/**
 * Makes a server action for `useActionState`. It checks, in this order: that the request comes from the
 * shop's own page, that the caller has the level the table names, that the input fits, and where the table
 * asks for one, that a proof of work came in the field `proof`, which is spent then. A field that holds a card's number
 * is wrong whatever it is for. What is wrong comes back with the names of the fields; an outage as 'unavailable', with
 * the cause in the log only.
 */
export function guardAction<Schema extends z.ZodType, Data = undefined, Problem extends string = never>(
  name: ActionName,
  schema: Schema,
  handler: Handler<z.infer<Schema>, Data, Problem>,
): (previous: FormState<Data, Problem>, form: FormData) => Promise<FormState<Data, Problem>> {
  return async (_previous, form) => {
    if (!(form instanceof FormData)) return fail('invalid')
    const { proof, ...values } = Object.fromEntries(
      [...form].filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string' && !entry[0].startsWith('$'),
      ),
    )
    try {
      if (!(await comesFromShop())) return fail('foreign')
      const caller = await currentCaller()
      if (!reaches(caller, actions[name])) return fail('sign-in')
      if (confirmedFirst.actions.includes(name) && (await mustConfirm(caller)))
        return { ...fail('sign-in'), values }
      // Its browser has the next token by now: with the one that came nothing of the account is done.
      if (actions[name] !== 'guest' && caller.level !== 'guest' && caller.isReplaced)
        return fail('unavailable')
      if (Object.values(values).some((value) => value.length > bounded)) return fail('invalid')
      const cards = Object.keys(values).filter((field) => holdsCardNumber(values[field] ?? ''))
      if (cards.length > 0) return withoutCards(values, cards)
      const parsed = schema.safeParse(values)
      if (!parsed.success) return { ...fail('invalid', fieldMessages(parsed.error)), values }
      if (!(await isProven(name, proof))) return { ...fail('proof'), values }
      const result = await handler({ input: parsed.data, caller, proof })
      return distinct(result.ok ? result : { ...result, values })
    } catch (error) {
      unstable_rethrow(error)
      log.error({ requestId: await requestId(), action: name, error }, 'an action failed')
      return { ...fail('unavailable'), values }
    }
  }
}

/** Somebody typed their card into the wrong field: it goes no further, and not even back. */
function withoutCards(values: Record<string, string>, fields: string[]) {
  const kept = Object.entries(values).filter(([field]) => !fields.includes(field))
  return {
    ...fail('invalid', Object.fromEntries(fields.map((field) => [field, 'card-number']))),
    values: Object.fromEntries(kept),
  }
}

async function isProven(name: ActionName, proof: string | undefined): Promise<boolean> {
  const purpose = proofs[name]
  return !purpose || takeProof(proof, { purpose, browserHash: await ceremonyBrowser() })
}

/** The first complaint about each field, by its name. The schema's messages are keys of the catalogue. */
function fieldMessages(error: z.ZodError): Record<string, string> {
  const messages: Record<string, string> = {}
  for (const issue of error.issues) {
    const field = issue.path.join('.')
    messages[field] ??= issue.message
  }
  return messages
}
