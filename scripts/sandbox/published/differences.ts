import published from './shapes.json'

interface Shape {
  required: string
  partial?: boolean
  fields: Record<string, string>
}
const shapes: Record<string, Shape> = published.shapes

/** Fields that Stripe's SDK demands of an object, and the published description does not name. */
const onlyInTheSdk = ['charge.source', 'payment_intent.source']

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Where a value differs from a shape of Stripe's published description; nothing when it fits. */
export function differences(value: unknown, name: string, at = name): string[] {
  const shape = shapes[name]
  if (!shape) return [`${at}: no shape ${name}`]
  if (!isFields(value)) return [`${at} is no object`]
  const missing = shape.required.split(' ').filter((field) => field && !(field in value))
  const unknown = Object.keys(value).filter(
    (field) => !(field in shape.fields) && !isKnown(name, field, shape),
  )
  return [
    ...missing.map((field) => `${at}.${field} is missing`),
    ...unknown.map((field) => `${at}.${field} is unknown`),
    ...Object.entries(shape.fields).flatMap(([field, type]) =>
      field in value ? wrong(value[field], type, `${at}.${field}`) : [],
    ),
  ]
}

const isKnown = (name: string, field: string, { partial }: Shape): boolean =>
  partial === true || onlyInTheSdk.includes(`${name}.${field}`)

function wrong(value: unknown, type: string, at: string): string[] {
  if (type.endsWith('?')) return value === null ? [] : wrong(value, type.slice(0, -1), at)
  if (type.startsWith('#')) return differences(value, type.slice(1), at)
  if (type.startsWith('[')) {
    if (!Array.isArray(value)) return [`${at} is no list`]
    return value.flatMap((item, index) => wrong(item, type.slice(1, -1), `${at}.${index}`))
  }
  if (type.startsWith('id(')) {
    const name = type.slice(3, -1)
    if (typeof value === 'string') return []
    const deleted = name === 'customer' && isFields(value) && value.deleted === true
    return differences(value, deleted ? 'deleted_customer' : name, at)
  }
  return fits(value, type) ? [] : [`${at} is ${JSON.stringify(value)}, not ${type}`]
}

function fits(value: unknown, type: string): boolean {
  if (type.startsWith('(')) return type.slice(1, -1).split('|').includes(String(value))
  if (type === 'integer') return Number.isInteger(value)
  if (type === 'true') return value === true
  if (type === 'map') return isFields(value) && Object.values(value).every((item) => typeof item === 'string')
  if (type === 'object') return isFields(value)
  return typeof value === type
}
