import 'server-only'
import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import { shop } from '@/lib/shop/client'
import { mostStock } from './stock'

/** What is wrong in the file: where, and in plain words. Lines count from 1, the header being the first. */
export type Fault = { line: number; column: string; problem: string }

const largestFile = 20 * 1024 * 1024
const digits =
  new Intl.NumberFormat('en', { style: 'currency', currency: shop.currency }).resolvedOptions()
    .maximumFractionDigits ?? 2
const priceForm = digits === 0 ? /^\d{1,8}$/ : new RegExp(`^\\d{1,7}(\\.\\d{1,${digits}})?$`)

// Spreadsheets run a cell that begins so (OWASP, CSV injection), and this file comes from and goes to them.
const formula = /^[=+\-@]/
const unprintable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufffd]/u

const text = (longest: number) =>
  z
    .string()
    .transform((value) => value.normalize('NFC'))
    .refine((value) => !formula.test(value), 'must not begin with = + - or @')
    .refine((value) => !unprintable.test(value.replace(/\r?\n/g, ' ')), 'has characters that cannot be shown')
    .refine((value) => value.length <= longest, `must be at most ${longest} characters long`)
const oneLine = (longest: number) =>
  text(longest).refine((value) => !/[\r\n]/.test(value), 'must be one line')
const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small letters, digits and hyphens, such as brass-hook')
  .max(80, 'must be at most 80 characters long')
const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be between ${least} and ${most}`)

const pairs = (value: string) =>
  value
    .split('|')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part): [string, string] => {
      const colon = part.indexOf(':')
      return colon < 0 ? ['', part] : [part.slice(0, colon).trim(), part.slice(colon + 1).trim()]
    })
const pairList = (first: RegExp, problem: string) =>
  text(2000)
    .transform(pairs)
    .refine((list) => list.every(([name, value]) => first.test(name) && value !== ''), problem)

/** The columns, in the order of the help, each with what it takes. An empty cell counts as none. */
export const columns = {
  product: { schema: slug, help: "the product's address, such as brass-hook" },
  name: { schema: oneLine(120), help: "the product's name" },
  category: { schema: slug, help: 'the slug of a category that is there' },
  summary: { schema: oneLine(200).optional(), help: 'one sentence for lists' },
  description: { schema: text(5000).optional(), help: 'the long text; it may have several lines' },
  facts: {
    schema: pairList(/./, 'must read "Material: Brass | Width: 4 cm"').optional(),
    help: '"Material: Brass | Width: 4 cm"',
  },
  pictures: {
    schema: pairList(/^[a-z0-9][a-z0-9/-]*$/, 'must read "brass-hook-1: A brass hook | …"').optional(),
    help: '"brass-hook-1: What it shows | brass-hook-2: …", files below public/pictures',
  },
  featured: {
    schema: z
      .enum(['yes', 'no'], 'must be yes or no')
      .transform((value) => value === 'yes')
      .optional(),
    help: 'yes to show it on the home page',
  },
  variant: { schema: slug, help: "the variant's part of the address, such as small" },
  variant_name: { schema: oneLine(80), help: 'what the shopper chooses, such as Small' },
  sku: {
    schema: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,63}$/, 'must be letters, digits and . _ / -'),
    help: 'your number for the variant; finds it again at the next import',
  },
  price: {
    schema: z
      .string()
      .regex(priceForm, `must be an amount such as ${digits === 0 ? '19' : `19.${'9'.repeat(digits)}`}`)
      .transform((value) => Math.round(Number(value) * 10 ** digits))
      .refine((value) => value > 0, 'must be more than nothing'),
    help: `in ${shop.currency}, such as ${digits === 0 ? '19' : `19.${'9'.repeat(digits)}`}`,
  },
  weight_grams: { schema: whole(1, 1_000_000), help: 'what one piece weighs with its wrapping' },
  stock: { schema: whole(0, mostStock).optional(), help: 'pieces in the house; empty leaves it as it is' },
} as const

type ColumnName = keyof typeof columns
const optional = ['summary', 'description', 'facts', 'pictures', 'featured', 'stock'] satisfies ColumnName[]
const isOptional = (name: string) => (optional as string[]).includes(name)

const row = z.object(
  Object.fromEntries(Object.entries(columns).map(([name, { schema }]) => [name, schema])) as {
    [Name in ColumnName]: (typeof columns)[Name]['schema']
  },
)

/** One line of the file: a variant with its product. Price in minor units. */
export type ImportRow = z.infer<typeof row> & { line: number }

/** Reads a CSV file (RFC 4180, UTF-8, comma) and checks every cell of it, without asking the database. */
export function readImportFile(bytes: Uint8Array): { rows: ImportRow[]; faults: Fault[] } {
  const refuse = (problem: string, line = 1, column = '') => ({
    rows: [],
    faults: [{ line, column, problem }],
  })
  if (bytes.length > largestFile) return refuse('the file is larger than 20 MB')
  const decoded = decode(bytes)
  if (decoded === null) return refuse('the file is not UTF-8; save it as "CSV UTF-8"')
  let records: { info: { lines: number }; record: string[] }[]
  try {
    records = parse(decoded, { bom: true, info: true, trim: true, skip_empty_lines: true }) as never
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const { lines } = error as unknown as { lines?: number }
    return refuse(csvProblem(error), lines ?? 1)
  }
  const [header, ...body] = records
  if (!header || body.length === 0) return refuse('there are no rows')
  const faults = checkHeader(header.record)
  if (faults.length > 0) return { rows: [], faults }

  const rows: ImportRow[] = []
  const fillDown = inherit()
  // `lines` is where a record ends; it begins where the one before it ended.
  let before = header.info.lines
  for (const { record, info } of body) {
    const line = before + 1
    before = info.lines
    const cells = fillDown(
      Object.fromEntries(header.record.map((name, at) => [name, record[at] || undefined])),
    )
    const parsed = row.safeParse(cells)
    if (parsed.success) rows.push({ ...parsed.data, line })
    else faults.push(...cellFaults(parsed.error, cells, line))
  }
  return { rows, faults }
}

type Cells = Record<string, string | undefined>

/** The columns that say something about the product, not the variant. */
export const shared = ['name', 'category', 'summary', 'description', 'facts', 'pictures', 'featured'] as const

/** What a line leaves empty about its product is what the product's first line says. */
function inherit(): (cells: Cells) => Cells {
  const firsts = new Map<string, Cells>()
  return (cells) => {
    const first = firsts.get(cells.product ?? '')
    if (!first) {
      firsts.set(cells.product ?? '', cells)
      return cells
    }
    return { ...cells, ...Object.fromEntries(shared.map((name) => [name, cells[name] ?? first[name]])) }
  }
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function checkHeader(header: string[]): Fault[] {
  const fault = (column: string, problem: string): Fault => ({ line: 1, column, problem })
  const known = Object.keys(columns)
  return [
    ...header
      .filter((name) => !known.includes(name))
      .map((name) => fault(name, 'is not a column of this file; see --help')),
    ...header
      .filter((name, at) => header.indexOf(name) !== at)
      .map((name) => fault(name, 'stands there twice')),
    ...known
      .filter((name) => !isOptional(name) && !header.includes(name))
      .map((name) => fault(name, 'is missing')),
  ]
}

function cellFaults(error: z.ZodError, cells: Cells, line: number): Fault[] {
  const faults = new Map<string, Fault>()
  for (const issue of error.issues) {
    const column = String(issue.path[0] ?? '')
    const problem = cells[column] === undefined ? 'is empty' : issue.message
    if (!faults.has(column)) faults.set(column, { line, column, problem })
  }
  return [...faults.values()]
}

function csvProblem(error: CsvError): string {
  const problems: Record<string, string> = {
    CSV_RECORD_INCONSISTENT_FIELDS_LENGTH: 'has more or fewer cells than the first line',
    CSV_QUOTE_NOT_CLOSED: 'a quotation mark is opened and never closed',
    CSV_INVALID_CLOSING_QUOTE: 'something stands right behind a closing quotation mark',
    INVALID_OPENING_QUOTE: 'a quotation mark stands inside an unquoted cell',
  }
  return problems[error.code] ?? 'cannot be read as CSV'
}
