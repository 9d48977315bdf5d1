const unsafe = /[<\u007f-\uffff]/g
const escaped = (text: string) => `\\u${text.charCodeAt(0).toString(16).padStart(4, '0')}`

/**
 * Structured data for search engines, in ASCII. No `<` reaches the page, so no text can end the element.
 */
export function JsonLd({ data }: { data: object }) {
  return <script type="application/ld+json">{JSON.stringify(data).replace(unsafe, escaped)}</script>
}
