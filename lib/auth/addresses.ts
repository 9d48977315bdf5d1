import { pages, routes } from './access'

/** "/orders/[id]" as a pattern: [id] is one part, [...rest] one or more, [[...rest]] any number. */
const patternOf = (name: string) =>
  new RegExp(
    `^${name
      .replace(/\/\[\[\.{3}\w+\]\]/g, '(/.+)?')
      .replace(/\[\.{3}\w+\]/g, '.+')
      .replace(/\[\w+\]/g, '[^/]+')}$`,
  )

const routeAddresses = Object.keys(routes).map((name) => name.slice(name.indexOf(' ') + 1))
const patterns = [...Object.keys(pages), ...routeAddresses].map(patternOf)

/** Whether a page or a route of the table answers at this path; else Next shows its stored "nothing here". */
export const leadsSomewhere = (pathname: string): boolean =>
  patterns.some((pattern) => pattern.test(pathname))
