import 'server-only'
import { z } from 'zod'
import { policyOf } from '@/lib/auth/step-up/policy'
import { usableCard } from '@/lib/cards/saved-cards'
import { shippingMethodIds } from '@/lib/shipping/methods'
import { addressSchema } from './address'
import { quoteOrder } from './quote'
import { paymentPayload } from './saved-card'

/**
 * Paying with a saved card, in the server's words: the card as the gateway knows it, and the amount that the
 * customer's cart comes to now, under the key of its next order. What the browser says of them only has to agree.
 */
export const payWithCardPolicy = policyOf('pay-with-card', {
  input: z.strictObject({
    card: z.union([z.literal('default'), z.uuid()]),
    key: z.uuid(),
    amount: z.int().positive(),
    method: z.enum(shippingMethodIds),
    address: addressSchema,
  }),
  describe: async (tx, customerId, { card: wanted, key, amount, method, address }) => {
    const card = await usableCard(tx, customerId, wanted)
    const customer = await tx.customer.findUnique({ where: { id: customerId }, select: { email: true } })
    if (!card || !customer) return null
    const choice = { country: address.country, method }
    const quote = await quoteOrder({ owner: { customerId }, email: customer.email, ...choice })
    if (quote?.key !== key || quote.total !== amount) return null
    return paymentPayload(card, { key, total: quote.total, address })
  },
})
