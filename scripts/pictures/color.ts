/** Colours as #rrggbb, mixed in OKLab so that half-way tones stay clean. */

export const palette = {
  paper: '#f6f1e7',
  ink: '#1f3a34',
  terracotta: '#b6553a',
  ochre: '#d9a441',
  sage: '#8fa58b',
  dusk: '#5b7286',
  plum: '#6d4a57',
  clay: '#cdae93',
  // Materials.
  oak: '#cfa873',
  walnut: '#7d5539',
  beech: '#dfbf94',
  black: '#35332f',
  brass: '#c6994a',
  steel: '#a7abab',
  iron: '#35393a',
  linen: '#ddd0b9',
  wool: '#e9dfcd',
  stone: '#b9b2a5',
  leather: '#a4683f',
  glass: '#c4d3cd',
  leaf: '#5f7a57',
  wax: '#ecd9a8',
  coir: '#b48b57',
} as const

const DARK = '#231a20'
const LIGHT = '#fff7e8'

type Triple = [number, number, number]

function toLinear(byte: number): number {
  const v = byte / 255
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4
}

function toByte(linear: number): number {
  const v = linear <= 0.0031308 ? linear * 12.92 : 1.055 * Math.max(linear, 0) ** (1 / 2.4) - 0.055
  return Math.min(255, Math.max(0, Math.round(v * 255)))
}

/** Björn Ottosson's OKLab, https://bottosson.github.io/posts/oklab/ */
function toLab(hex: string): Triple {
  const [r, g, b] = [1, 3, 5].map((at) => toLinear(Number.parseInt(hex.slice(at, at + 2), 16))) as Triple
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function fromLab([lightness, a, b]: Triple): string {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const rgb = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
  return `#${rgb.map((v) => toByte(v).toString(16).padStart(2, '0')).join('')}`
}

/** `from` moved by `share` (0 to 1) towards `to`. */
export function mix(from: string, to: string, share: number): string {
  const a = toLab(from)
  const b = toLab(to)
  return fromLab(a.map((v, i) => v + ((b[i] ?? 0) - v) * share) as Triple)
}

/** Darker, towards a warm plum black: shadows here are never grey. */
export const shade = (color: string, share: number) => mix(color, DARK, share)

/** Lighter, towards warm daylight. */
export const tint = (color: string, share: number) => mix(color, LIGHT, share)

/** OKLab lightness, 0 to 1. */
export const lightness = (color: string) => toLab(color)[0]
