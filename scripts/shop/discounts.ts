import {
  createDiscount,
  type DiscountRow,
  endDiscount,
  listDiscounts,
  type NewDiscount,
} from '@/lib/discounts/operator'
import { formatMoney, formatRate, readDecimal } from '@/lib/money/client'
import { done, refused, type Told } from './told'

/** As they were typed. */
export type DiscountOptions = {
  percent?: string
  amount?: string
  'free-shipping'?: boolean
  minimum?: string
  limit?: string
  'per-customer'?: string
  from?: string
  until?: string
}

const time = (at: Date) => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`

/** What is wrong with an option, in words. */
class Wrong extends Error {}

export async function create(code: string, options: DiscountOptions): Promise<Told> {
  try {
    const made = await createDiscount(read(code, options))
    if (made.ok) return done(`${made.data.code} is made.${laterThan(options)}`)
    if (made.error === 'taken') return refused(`There is, or was, a code ${code.toUpperCase()} already.`)
    return refused(
      `Nothing was made. ${Object.keys(made.fields ?? {})
        .map(explain)
        .join(' ')}`,
    )
  } catch (error) {
    if (error instanceof Wrong) return refused(`Nothing was made. ${error.message}`)
    throw error
  }
}

const laterThan = ({ from }: DiscountOptions) => (from ? ` It works from ${time(moment('from', from))}.` : '')

function read(code: string, options: DiscountOptions): NewDiscount {
  const { percent, amount, minimum, limit, from, until } = options
  const kinds = [percent, amount, options['free-shipping']].filter((kind) => kind !== undefined)
  if (kinds.length !== 1) throw new Wrong('Name one of --percent, --amount and --free-shipping.')
  const perCustomer = options['per-customer']
  return {
    code,
    ...worthFrom(options),
    minimum: minimum === undefined ? 0 : money('minimum', minimum),
    limitTotal: limit === undefined ? null : whole('limit', limit),
    limitPerCustomer: perCustomer === undefined ? null : whole('per-customer', perCustomer),
    startsAt: from === undefined ? null : moment('from', from),
    endsAt: until === undefined ? null : moment('until', until),
  }
}

function worthFrom({ percent, amount }: DiscountOptions): Pick<NewDiscount, 'kind' | 'value'> {
  if (percent !== undefined) {
    if (!/^\d{1,3}(\.\d{1,2})?$/.test(percent)) throw new Wrong('--percent is a number such as 10 or 12.5.')
    return { kind: 'percent', value: Math.round(Number(percent) * 100) }
  }
  if (amount !== undefined) return { kind: 'amount', value: money('amount', amount) }
  return { kind: 'shipping', value: 0 }
}

function money(option: string, text: string): number {
  const amount = readDecimal(text)
  if (amount === null) throw new Wrong(`--${option} is an amount such as 5.00.`)
  return amount
}

function whole(option: string, text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Wrong(`--${option} is a whole number from 1 on.`)
  return Number(text)
}

const momentForm = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?$/

/** A day is its midnight; UTC. */
function moment(option: string, text: string): Date {
  const [, day = '', hour = '00:00'] = momentForm.exec(text) ?? []
  const at = new Date(`${day}T${hour}:00Z`)
  // A 31st of February is read as a day of March.
  if (Number.isNaN(at.getTime()) || !at.toISOString().startsWith(`${day}T${hour}`))
    throw new Wrong(`--${option} is a day such as 2026-12-01, or a time such as 2026-12-01T18:30.`)
  return at
}

const explanations: Record<string, string> = {
  code: 'A code has 3 to 32 letters, digits and dashes, and begins and ends with no dash.',
  value: 'It takes off more than nothing, and at most 100 percent.',
  endsAt: 'It has to end after it begins, and after now.',
}
const explain = (field: string) => explanations[field] ?? `This does not fit: ${field}.`

export async function list(): Promise<Told> {
  const rows = await listDiscounts()
  if (rows.length === 0) return done('There are no codes yet.')
  const widest = Math.max(...rows.map(({ code }) => code.length))
  return done(
    rows
      .map((row) =>
        [row.code.padEnd(widest), row.state.padEnd(7), worth(row).padEnd(20), used(row), ...terms(row)].join(
          '  ',
        ),
      )
      .join('\n'),
  )
}

function worth({ kind, value }: DiscountRow): string {
  if (kind === 'percent') return `${formatRate(value)} off`
  return kind === 'amount' ? `${formatMoney(value)} off` : 'free shipping'
}

const used = ({ uses, limitTotal }: DiscountRow) =>
  `used ${uses}${limitTotal === null ? '' : ` of ${limitTotal}`}`

const terms = ({ minimum, limitPerCustomer, startsAt, endsAt }: DiscountRow): string[] => [
  ...(minimum > 0 ? [`from ${formatMoney(minimum)}`] : []),
  ...(limitPerCustomer ? [`${limitPerCustomer} a customer`] : []),
  `${time(startsAt)} to ${endsAt ? time(endsAt) : 'for good'}`,
]

export async function end(code: string): Promise<Told> {
  const ended = await endDiscount(code)
  if (!ended.ok) return refused(`There is no code ${code}.`)
  if (!ended.data) return refused(`${code} had ended before.`)
  return done(`${code} has ended. Orders that have it keep it.`)
}
