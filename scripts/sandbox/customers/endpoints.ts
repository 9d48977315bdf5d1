import type Stripe from 'stripe'
import { z } from 'zod'
import { type Call, type Endpoint, endpoint } from '../api/endpoint'
import { noSuch } from '../api/errors'
import { listOf, page } from '../api/lists'
import { changeMetadata, email, metadata, metadataChange, optionalText, unsettable } from '../api/params'
import { emit } from '../events/emit'
import { newId } from '../objects/ids'
import { detach } from '../payment-methods/attach'
import { customerWithout, defaultMethod } from './default-method'
import { theCustomer } from './find'

const invoiceSettings = z
  .strictObject({ default_payment_method: unsettable(255) }, 'Invalid object')
  .optional()

const wantedChange = {
  description: unsettable(350),
  email: email,
  name: unsettable(256),
  phone: unsettable(20),
  invoice_settings: invoiceSettings,
}

function newCustomer(call: Call): Stripe.Customer {
  return {
    id: newId('cus'),
    object: 'customer',
    address: null,
    balance: 0,
    created: call.now,
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: null,
    invoice_prefix: null,
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: {},
    name: null,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  }
}

type Change = { [Key in keyof typeof wantedChange]?: z.infer<(typeof wantedChange)[Key]> }

function change(
  call: Call,
  before: Stripe.Customer,
  { invoice_settings, ...given }: Change,
): Stripe.Customer {
  const told = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  const wanted = invoice_settings?.default_payment_method
  return wanted === undefined
    ? { ...before, ...told }
    : defaultMethod(call.changes, { ...before, ...told }, wanted)
}

export const customerEndpoints: Endpoint[] = [
  endpoint({
    method: 'POST',
    path: '/v1/customers',
    params: z.strictObject({ ...wantedChange, metadata }),
    run(call, wanted) {
      const customer = { ...change(call, newCustomer(call), wanted), metadata: wanted.metadata }
      call.changes.put('customer', customer.id, customer)
      emit(call, 'customer.created', customer)
      return customer
    },
  }),
  endpoint({
    method: 'POST',
    path: '/v1/customers/:id',
    params: z.strictObject({ ...wantedChange, metadata: metadataChange }),
    run(call, { metadata: keys, ...wanted }) {
      const before = theCustomer(call.changes, call.id, 404, 'id')
      const customer = {
        ...change(call, before, wanted),
        metadata: changeMetadata(before.metadata, keys),
      }
      call.changes.put('customer', customer.id, customer)
      emit(call, 'customer.updated', customer)
      return customer
    },
  }),
  endpoint({
    method: 'GET',
    path: '/v1/customers/:id',
    params: z.strictObject({}),
    run({ changes, id }) {
      const customer = changes.get('customer', id)
      if (!customer) throw noSuch(404, 'customer', id, 'id')
      return customer
    },
  }),
  endpoint({
    method: 'DELETE',
    path: '/v1/customers/:id',
    params: z.strictObject({}),
    run(call) {
      const customer = theCustomer(call.changes, call.id, 404, 'id')
      for (const method of call.changes.newestFirst('payment_method'))
        if (method.customer === customer.id) detach(call, method)
      const deleted: Stripe.DeletedCustomer = { id: customer.id, object: 'customer', deleted: true }
      call.changes.put('customer', customer.id, deleted)
      emit(call, 'customer.deleted', customerWithout(customer))
      return deleted
    },
  }),
  endpoint({
    method: 'GET',
    path: '/v1/customers',
    params: z.strictObject({ ...page, email: optionalText(512) }),
    run({ changes }, { email: wantedEmail, ...wanted }) {
      const customers = changes
        .newestFirst('customer')
        .filter((customer): customer is Stripe.Customer => !customer.deleted)
        .filter((customer) => !wantedEmail || customer.email === wantedEmail)
      return listOf('/v1/customers', 'customer', customers, wanted)
    },
  }),
]
