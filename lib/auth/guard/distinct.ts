import 'server-only'

/**
 * The same data in which no object stands twice. React sends one that does by a reference to its other place, also
 * when a form brings the state back; such references `isActionBody` refuses, for they can name any part of a request.
 */
export function distinct<Data>(data: Data): Data {
  if (Array.isArray(data)) return data.map(distinct) as Data
  if (typeof data !== 'object' || data === null || data instanceof Date) return data
  return Object.fromEntries(Object.entries(data).map(([name, part]) => [name, distinct(part)])) as Data
}
