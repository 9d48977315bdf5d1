/**
 * Pure functions from numbers to SVG text. Paints and filters are references whose id spells out what they are
 * (`url(#lin_90_0.ffffff)`), so that a drawing needs no shared state: `definitions` reads the ids of a finished
 * picture and writes what they name.
 */
export type Point = [number, number]
/** Offset in percent, colour, opacity (1 if left out). */
export type Stop = [number, string, number?]

export const round = (value: number) => String(Math.round(value * 100) / 100)

const spell = (stops: Stop[]) =>
  stops.map(([at, color, alpha = 1]) => `${round(at)}~${color.slice(1)}~${round(alpha)}`).join('_')

/** A linear gradient over the shape's box; 0 runs left to right, 90 top to bottom. */
export const linear = (angle: number, ...stops: Stop[]) => `url(#lin_${round(angle)}_${spell(stops)})`

/** A radial gradient; centre and radius in percent of the shape's box. */
export const radial = (cx: number, cy: number, r: number, ...stops: Stop[]) =>
  `url(#rad_${round(cx)}~${round(cy)}~${round(r)}_${spell(stops)})`

export const blur = (amount: number) => `filter="url(#blur_${round(amount)})"`

/** Fine noise over the element's own pixels: `size` is the grain in user units, `strength` 0 to 1. */
export const texture = (size: number, strength: number, seed: number, stretch = 1) =>
  `filter="url(#grain_${round(size)}_${round(strength)}_${seed}_${round(stretch)})"`

/** The element with its own soft shadow on the wall behind it. */
export const cast = (dx: number, dy: number, soft: number, color: string, alpha: number) =>
  `filter="url(#cast_${round(dx)}_${round(dy)}_${round(soft)}_${color.slice(1)}_${round(alpha)})"`

export const path = (d: string, fill: string, more = '') => `<path d="${d}" fill="${fill}" ${more}/>`

export const stroke = (d: string, color: string, width: number, more = '') =>
  `<path d="${d}" fill="none" stroke="${color}" stroke-width="${round(width)}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`

export const rect = (x: number, y: number, w: number, h: number, fill: string, r = 0, more = '') =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(w)}" height="${round(h)}" rx="${round(r)}" fill="${fill}" ${more}/>`

export const ellipse = (cx: number, cy: number, rx: number, ry: number, fill: string, more = '') =>
  `<ellipse cx="${round(cx)}" cy="${round(cy)}" rx="${round(rx)}" ry="${round(ry)}" fill="${fill}" ${more}/>`

export const group = (content: string, more = '') => `<g ${more}>${content}</g>`

export const at = (x: number, y: number, content: string, scale = 1, turn = 0) =>
  `<g transform="translate(${round(x)} ${round(y)})${turn ? ` rotate(${round(turn)})` : ''}${scale === 1 ? '' : ` scale(${Math.round(scale * 10000) / 10000})`}">${content}</g>`

export const fade = (opacity: number, content: string, more = '') =>
  `<g opacity="${round(opacity)}" ${more}>${content}</g>`

export const blend = (mode: string, opacity: number, content: string) =>
  `<g opacity="${round(opacity)}" style="mix-blend-mode:${mode}">${content}</g>`

/** FNV-1a: the same text has the same id. */
function hash(text: string): string {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193) >>> 0
  return h.toString(36)
}

/** `content` cut to `shape` (SVG shapes; their fill does not matter). */
export function clip(shape: string, content: string): string {
  const id = `clip-${hash(shape)}`
  return `<clipPath id="${id}">${shape}</clipPath><g clip-path="url(#${id})">${content}</g>`
}

/** `content` shown as strongly as `shape` is white. */
export function mask(shape: string, content: string): string {
  const id = `mask-${hash(shape)}`
  return `<mask id="${id}" maskUnits="userSpaceOnUse" x="-3000" y="-3000" width="6000" height="6000">${shape}</mask><g mask="url(#${id})">${content}</g>`
}

/** A repeating tile as a paint. Keep the returned definition beside the shape that uses it. */
export function pattern(w: number, h: number, tile: string, turn = 0): { paint: string; def: string } {
  const id = `tile-${hash(`${w} ${h} ${turn} ${tile}`)}`
  return {
    paint: `url(#${id})`,
    def: `<pattern id="${id}" width="${round(w)}" height="${round(h)}" patternUnits="userSpaceOnUse" patternTransform="rotate(${turn})">${tile}</pattern>`,
  }
}

/** A smooth curve through the points (Catmull-Rom as Béziers). */
export function smooth(points: Point[], closed = false, tension = 1): string {
  const count = points.length
  const get = (i: number): Point =>
    (closed ? points[(i + count) % count] : points[Math.min(count - 1, Math.max(0, i))]) as Point
  const [x0, y0] = get(0)
  let d = `M${round(x0)} ${round(y0)}`
  for (let i = 0; i < (closed ? count : count - 1); i++) {
    const [a, b, c, e] = [get(i - 1), get(i), get(i + 1), get(i + 2)]
    const k = tension / 6
    d += `C${round(b[0] + (c[0] - a[0]) * k)} ${round(b[1] + (c[1] - a[1]) * k)} ${round(c[0] - (e[0] - b[0]) * k)} ${round(c[1] - (e[1] - b[1]) * k)} ${round(c[0])} ${round(c[1])}`
  }
  return closed ? `${d}Z` : d
}

export const polygon = (points: Point[]) => `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}Z`

const readStops = (parts: string[]) =>
  parts
    .map((part) => {
      const [offset, color, alpha] = part.split('~')
      return `<stop offset="${offset}%" stop-color="#${color}"${alpha === '1' ? '' : ` stop-opacity="${alpha}"`}/>`
    })
    .join('')

function definition(id: string): string {
  const [kind, first = '', ...rest] = id.split('_')
  if (kind === 'lin') {
    const turn = (Number(first) * Math.PI) / 180
    const [x, y] = [Math.cos(turn) / 2, Math.sin(turn) / 2]
    const ends = `x1="${round(0.5 - x)}" y1="${round(0.5 - y)}" x2="${round(0.5 + x)}" y2="${round(0.5 + y)}"`
    return `<linearGradient id="${id}" ${ends}>${readStops(rest)}</linearGradient>`
  }
  if (kind === 'rad') {
    const [cx, cy, r] = first.split('~')
    return `<radialGradient id="${id}" cx="${cx}%" cy="${cy}%" r="${r}%">${readStops(rest)}</radialGradient>`
  }
  const wide = 'x="-100%" y="-100%" width="300%" height="300%" color-interpolation-filters="sRGB"'
  if (kind === 'blur') return `<filter id="${id}" ${wide}><feGaussianBlur stdDeviation="${first}"/></filter>`
  if (kind === 'cast') {
    const [dy, soft, color, alpha] = rest
    return `<filter id="${id}" x="-30%" y="-30%" width="160%" height="160%" color-interpolation-filters="sRGB"><feDropShadow dx="${first}" dy="${dy}" stdDeviation="${soft}" flood-color="#${color}" flood-opacity="${alpha}"/></filter>`
  }
  if (kind === 'grain') {
    const [strength = '0', seed, stretch = '1'] = rest
    const frequency = 1 / Number(first)
    const gain = round(Number(strength) * 2)
    return `<filter id="${id}" x="0" y="0" width="100%" height="100%" color-interpolation-filters="sRGB"><feTurbulence type="fractalNoise" baseFrequency="${(frequency / Number(stretch)).toFixed(4)} ${frequency.toFixed(4)}" numOctaves="2" seed="${seed}" result="noise"/><feColorMatrix in="noise" values="${gain} 0 0 0 ${round(0.5 - Number(strength))} ${gain} 0 0 0 ${round(0.5 - Number(strength))} ${gain} 0 0 0 ${round(0.5 - Number(strength))} 0 0 0 0 1" result="grey"/><feBlend in="grey" in2="SourceGraphic" mode="soft-light" result="both"/><feComposite in="both" in2="SourceGraphic" operator="in"/></filter>`
  }
  throw new Error(`no such paint: ${id}`)
}

/** What the paints and filters named in `content` are. */
export function definitions(content: string): string {
  const ids = new Set(
    [...content.matchAll(/url\(#((?:lin|rad|blur|cast|grain)_[^)]+)\)/g)].map((m) => m[1] ?? ''),
  )
  return `<defs>${[...ids].sort().map(definition).join('')}</defs>`
}

/** A whole picture of `w` by `h` units. */
export const picture = (w: number, h: number, content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${w} ${h}" width="${w}" height="${h}">${definitions(content)}${content}</svg>`
