import 'server-only'
import { z } from 'zod'

const url = (...protocols: string[]) =>
  z.url().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    message: `must start with ${protocols.join(' or ')}//`,
  })

const origin = url('http:', 'https:').refine(
  (value) => URL.canParse(value) && new URL(value).origin === value,
  {
    message: 'must be an origin: scheme, host and port, without a path or a slash at the end',
  },
)

/** Browsers look at no more than five (WebAuthn L3 section 5.11.1). */
const relatedOrigins = z
  .string()
  .default('')
  .transform((value) => (value === '' ? [] : value.split(',')))
  .refine((all) => all.length <= 5 && all.every((one) => origin.safeParse(one).success), {
    message: 'must be at most five origins, separated by commas: scheme, host and port of each',
  })

const keyForm = /^[a-z0-9]{1,16}:[A-Za-z0-9_-]{43}$/

const authKeys = z
  .string()
  .transform((value) => value.split(','))
  .refine((keys) => keys.length <= 2 && keys.every((key) => keyForm.test(key)), {
    message: 'must be one or two keys as id:32-random-bytes-in-base64url, the one in use first',
  })
  .transform((keys) =>
    keys.map((key) => {
      const [id = '', bytes = ''] = key.split(':')
      return { id, bytes: Buffer.from(bytes, 'base64url') }
    }),
  )

const schema = z
  .object({
    NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
    SHOP_ORIGIN: origin,
    RELATED_ORIGINS: relatedOrigins,
    SECURITY_CONTACT: z
      .string()
      .regex(/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/, 'must be a mailto: or https: address')
      .optional(),
    DATABASE_URL: url('postgres:', 'postgresql:'),
    AUTH_KEYS: authKeys,
    SMTP_URL: url('smtp:', 'smtps:'),
    MAIL_FROM: z.string().default('Latchkey <hello@latchkey.example>'),
    STRIPE_SECRET_KEY: z.string().regex(/^(sk|rk)_(test|live)_/),
    STRIPE_PUBLISHABLE_KEY: z.string().regex(/^pk_(test|live)_/),
    STRIPE_WEBHOOK_SECRET: z.string().regex(/^whsec_/),
    STRIPE_API: origin.optional(),
    STRIPE_ALLOW_TEST_KEYS: z.literal('1').optional(),
    SANDBOX_ORIGIN: origin.optional(),
    TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).max(8),
    /** How long a recovery by mailbox waits; 0 turns it off. */
    RECOVERY_WAIT_HOURS: z.coerce.number().int().min(0).max(720).default(72),
    LATCHKEY_CLOCK_OFFSET: z.coerce.number().int().default(0),
    LATCHKEY_EMBEDDED: z.literal('1').optional(),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  })
  .superRefine((env, context) => {
    const complain = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    const local = /^http:\/\/(localhost|127\.0\.0\.1)(:|$)/.test(env.SHOP_ORIGIN)
    if (!local && !env.SHOP_ORIGIN.startsWith('https://'))
      complain('SHOP_ORIGIN', 'must be https, except on localhost')
    if (env.RELATED_ORIGINS.includes(env.SHOP_ORIGIN))
      complain('RELATED_ORIGINS', 'names other origins; SHOP_ORIGIN is always among them')
    if (!local && env.RELATED_ORIGINS.some((one) => !one.startsWith('https://')))
      complain('RELATED_ORIGINS', 'must be https')
    if (!local && env.LATCHKEY_EMBEDDED)
      complain('LATCHKEY_EMBEDDED', 'embedded parts never run with a public origin')
    if (env.STRIPE_API && !env.LATCHKEY_EMBEDDED)
      complain('STRIPE_API', 'the payment sandbox is for the demo')
    if (env.SANDBOX_ORIGIN && !env.STRIPE_API) complain('SANDBOX_ORIGIN', 'needs STRIPE_API')
    if (env.STRIPE_API && !env.SANDBOX_ORIGIN) complain('STRIPE_API', 'needs SANDBOX_ORIGIN')
    if (env.LATCHKEY_CLOCK_OFFSET !== 0 && !env.LATCHKEY_EMBEDDED)
      complain('LATCHKEY_CLOCK_OFFSET', 'is for the embedded database only')
    const live = env.STRIPE_SECRET_KEY.includes('_live_')
    if (env.STRIPE_PUBLISHABLE_KEY.includes('_live_') !== live)
      complain(
        'STRIPE_PUBLISHABLE_KEY',
        'must be live where STRIPE_SECRET_KEY is, and a test key where that is one',
      )
    if (live && env.STRIPE_API) complain('STRIPE_SECRET_KEY', "a live key goes to Stripe's own address only")
    if (!live && !env.LATCHKEY_EMBEDDED && !env.STRIPE_ALLOW_TEST_KEYS)
      complain('STRIPE_SECRET_KEY', 'is a test key; set STRIPE_ALLOW_TEST_KEYS=1 if that is meant')
  })

export type Env = z.infer<typeof schema>

/**
 * Reads the whole configuration.
 * @throws an Error that names every setting that is missing or wrong, never a value.
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map((issue) => {
    const name = issue.path.join('.')
    return `  ${name}: ${given[name] === undefined ? 'is missing' : issue.message}`
  })
  throw new Error(`The configuration is not complete (see .env.example):\n${[...new Set(lines)].join('\n')}`)
}

let known: Env | undefined

/** The configuration, read once, when first asked for. */
export function env(): Env {
  known ??= readEnv(process.env)
  return known
}
