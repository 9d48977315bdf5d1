'use client'

import type { FormState } from '@/lib/auth/guard/action'

/** Calls an action from code instead of a form. Fields without a value are left out; null is an outage. */
export function postAction<Data, Problem extends string>(
  action: (previous: null, form: FormData) => Promise<FormState<Data, Problem>>,
  fields: Record<string, string | undefined>,
): Promise<FormState<Data, Problem>> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) form.set(name, value)
  return action(null, form).catch(() => null)
}
