const form = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** Whether a part of an address can name a product or a category at all: "morning-mug". */
export function isSlug(text: string): boolean {
  return text.length <= 100 && form.test(text)
}
