import type Stripe from 'stripe'
import { z } from 'zod'
import type { Form } from '../http/form'
import { type ApiError, invalidRequest } from './errors'

/** A refusal in Stripe's words: its code travels beside the message. */
const refuse = (context: z.RefinementCtx, message: string, code?: string) => {
  context.addIssue({ code: 'custom', message, params: { code } })
  return z.NEVER
}

/** Stripe reads an empty value as "unset". */
export const text = (maxLength: number) =>
  z.string('Invalid string').max(maxLength, `Invalid string: must be at most ${maxLength} characters`)

export const optionalText = (maxLength: number) =>
  text(maxLength)
    .optional()
    .transform((value) => value || undefined)

export const integer = z.string('Invalid integer').transform((value, context) => {
  if (value === '')
    return refuse(
      context,
      'You passed an empty string. We assume empty values are an attempt to unset a parameter; however this one cannot be unset.',
      'parameter_invalid_empty',
    )
  return /^-?\d{1,15}$/.test(value)
    ? Number(value)
    : refuse(context, `Invalid integer: ${value}`, 'parameter_invalid_integer')
})

export const boolean = z
  .string('Invalid boolean')
  .transform((value, context) =>
    value === 'true' || value === 'false' ? value === 'true' : refuse(context, `Invalid boolean: ${value}`),
  )

export const email = optionalText(500).refine((value) => !value || /^[^\s@]+@[^\s@]+$/.test(value), {
  error: (issue) => `Invalid email address: ${issue.input}`,
  params: { code: 'email_invalid' },
})

export const webAddress = optionalText(5_000).refine(
  (value) => !value || /^[a-z][a-z0-9+.-]*:/i.test(value),
  {
    error: 'Not a valid URL',
    params: { code: 'url_invalid' },
  },
)

/** Up to 50 keys of 40 characters, values of 500 (https://docs.stripe.com/api/metadata). */
export const metadata = z
  .union(
    [z.literal(''), z.record(z.string(), z.string('Invalid string'), 'Invalid object')],
    'Invalid object',
  )
  .optional()
  .transform((value) => value || {})
  .superRefine((value, context) => {
    const entries = Object.entries(value)
    if (entries.length > 50) refuse(context, 'Metadata can have at most 50 keys')
    if (entries.some(([key]) => key.length > 40))
      refuse(context, 'Metadata keys can be at most 40 characters')
    if (entries.some(([, item]) => item.length > 500))
      refuse(context, 'Metadata values can be at most 500 characters')
  })

export const oneOf = <const Choice extends string>(name: string, choices: readonly Choice[]) =>
  z.enum(choices, { error: `Invalid ${name}: must be one of ${choices.join(', ')}` })

/** For updates: absent stays as it is, empty becomes null. */
export const unsettable = (maxLength: number) =>
  text(maxLength)
    .optional()
    .transform((value) => (value === '' ? null : value))

/** For updates: the keys that are given are set, those with an empty value go, and nothing but '' empties all. */
export const metadataChange = z
  .union(
    [z.literal(''), z.record(z.string(), z.string('Invalid string'), 'Invalid object')],
    'Invalid object',
  )
  .optional()

export function changeMetadata(
  before: Stripe.Metadata | null,
  change: z.infer<typeof metadataChange>,
): Stripe.Metadata {
  if (change === '') return {}
  const after = { ...before, ...change }
  return Object.fromEntries(Object.entries(after).filter(([, value]) => value !== ''))
}

/** A list as forms write it: keys 0, 1, 2, … */
export const list = <Item extends z.ZodType>(item: Item) =>
  z.record(z.string().regex(/^\d+$/), item, 'Invalid array').transform((value) => Object.values(value))

/** Checks a decoded form. @throws ApiError 400 that names the first wrong parameter as Stripe does. */
export function parseParams<Params>(schema: z.ZodType<Params>, form: Form | string, name?: string): Params {
  const parsed = schema.safeParse(form)
  if (parsed.success) return parsed.data
  throw paramError(parsed.error, form, name)
}

function paramError(error: z.ZodError, form: Form | string, name?: string): ApiError {
  const [issue] = error.issues
  if (!issue) return invalidRequest('Invalid request')
  const [head, ...rest] = [name, ...issue.path].filter((key) => key !== undefined).map(String)
  const param = head === undefined ? '' : head + rest.map((key) => `[${key}]`).join('')
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => (param ? `${param}[${key}]` : key))
    const plural = names.length > 1 ? 's' : ''
    return invalidRequest(`Received unknown parameter${plural}: ${names.join(', ')}`, {
      code: 'parameter_unknown',
      param: names[0],
    })
  }
  if (valueAt(form, issue.path.map(String)) === undefined)
    return invalidRequest(`Missing required param: ${param}.`, { code: 'parameter_missing', param })
  const code = issue.code === 'custom' ? issue.params?.code : undefined
  return invalidRequest(issue.message, { code, param })
}

function valueAt(form: Form | string, path: string[]): Form | string | undefined {
  let here: Form | string | undefined = form
  for (const key of path) here = typeof here === 'object' ? here[key] : undefined
  return here
}
