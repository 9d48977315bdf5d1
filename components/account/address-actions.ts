'use server'

import { z } from 'zod'
import {
  removeAddress as forget,
  makeDefaultAddress as makeDefault,
  replaceAddress,
  saveAddress as save,
} from '@/lib/addresses/saved-addresses'
import { guardAction } from '@/lib/auth/guard/action'
import { addressSchema } from '@/lib/checkout/address'
import { fail } from '@/lib/platform/result'

/** Keeps an address, or with `replaces` puts it in the place of one: the same rules as at checkout. */
export const saveAddress = guardAction(
  'saveAddress',
  z.intersection(z.object({ replaces: z.uuid().optional() }), addressSchema),
  async ({ input: { replaces, ...address }, caller }) => {
    if (caller.level === 'guest') return fail('gone')
    const { customerId } = caller
    return replaces ? replaceAddress(customerId, replaces, address) : save(customerId, address)
  },
)

const one = z.object({ id: z.uuid() })

export const removeAddress = guardAction('removeAddress', one, async ({ input: { id }, caller }) =>
  caller.level === 'guest' ? fail('gone') : forget(caller.customerId, id),
)

export const makeDefaultAddress = guardAction('makeDefaultAddress', one, async ({ input: { id }, caller }) =>
  caller.level === 'guest' ? fail('gone') : makeDefault(caller.customerId, id),
)
