/**
 * Where to go after signing in: a path of the shop's own, or null. Browsers read "//host", "/\host" and
 * texts with tabs or line breaks as other addresses, and "/.//host" becomes one when it is tidied up, so
 * the answer is what a URL parser made of it, looked at once more.
 */
export function readNextPath(given: unknown): string | null {
  if (typeof given !== 'string' || given.length > 512 || !isPath(given)) return null
  const here = 'https://shop.invalid'
  if (!URL.canParse(given, here)) return null
  const { origin, pathname, search, hash } = new URL(given, here)
  const path = pathname + search + hash
  return origin === here && isPath(path) ? path : null
}

const isPath = (text: string) => /^\/(?![/\\])[\x21-\x7e]*$/.test(text)
