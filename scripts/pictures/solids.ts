import { mix, shade, tint } from './color'
import { clip, ellipse, linear, type Point, path, radial, rect, round, type Stop, stroke } from './svg'

/** How light moves over a surface. */
export type Finish = 'matte' | 'satin' | 'gloss' | 'metal'

const DEEP = '#2a1b1c'
const SUN = '#fff5e2'

const sides: Record<Finish, Stop[]> = {
  matte: [
    [0, DEEP, 0.16],
    [10, DEEP, 0.04],
    [26, SUN, 0.2],
    [44, SUN, 0],
    [62, DEEP, 0.03],
    [86, DEEP, 0.3],
    [100, DEEP, 0.26],
  ],
  satin: [
    [0, DEEP, 0.2],
    [9, DEEP, 0.05],
    [24, SUN, 0.3],
    [40, SUN, 0],
    [60, DEEP, 0.04],
    [87, DEEP, 0.36],
    [100, DEEP, 0.26],
  ],
  gloss: [
    [0, DEEP, 0.24],
    [8, DEEP, 0.06],
    [22, SUN, 0.3],
    [36, SUN, 0],
    [58, DEEP, 0.06],
    [88, DEEP, 0.42],
    [97, DEEP, 0.3],
    [100, SUN, 0.12],
  ],
  metal: [
    [0, DEEP, 0.5],
    [8, DEEP, 0.12],
    [22, SUN, 0.62],
    [33, SUN, 0.06],
    [52, DEEP, 0.2],
    [66, SUN, 0.1],
    [88, DEEP, 0.52],
    [100, DEEP, 0.2],
  ],
}

/** The overlay that rounds a shape from left to right. */
export const roundness = (finish: Finish, angle = 0) => linear(angle, ...sides[finish])

/** The overlay that a flat face has: a breath of light from the upper left. */
export const sheen = (strength = 1) =>
  linear(55, [0, SUN, 0.24 * strength], [45, SUN, 0], [60, DEEP, 0], [100, DEEP, 0.16 * strength])

export interface Turned {
  /** Radius and height from the foot up. */
  profile: Point[]
  color: string
  finish?: Finish
  /** Height of an ellipse over its width: how far we look down on it. */
  tilt?: number
  /** Colour inside; without it the top is closed. */
  inside?: string
  /** Thickness of the rim. */
  wall?: number
  /** What is filled in, and how far below the rim. */
  filling?: { color: string; depth: number }
  /** Drawn on the surface, under its shading. */
  decor?: (solid: {
    body: string
    radius: (height: number) => number
    height: number
    tilt: number
  }) => string
  /** Straight edges from point to point. */
  angular?: boolean
}

/** The curve through a profile, sampled: [radius, height] from the foot up. */
function sample(profile: Point[], angular: boolean): Point[] {
  if (angular) return profile
  const get = (i: number) => profile[Math.min(profile.length - 1, Math.max(0, i))] as Point
  const out: Point[] = []
  for (let i = 0; i < profile.length - 1; i++) {
    const [a, b, c, d] = [get(i - 1), get(i), get(i + 1), get(i + 2)]
    for (let s = 0; s < 10; s++) {
      const t = s / 10
      const at = (k: 0 | 1) => {
        const [p, q, r, z] = [a[k], b[k], c[k], d[k]]
        return (
          0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - z) * t * t + (3 * q - p - 3 * r + z) * t ** 3)
        )
      }
      out.push([Math.max(0, at(0)), at(1)])
    }
  }
  out.push(get(profile.length - 1))
  return out
}

/** A body of revolution: mugs, pots, lamps, vases. Its foot's middle is the origin. */
export function turned(spec: Turned): string {
  const { color, finish = 'satin', tilt = 0.15, inside, wall = 3 } = spec
  const points = sample(spec.profile, spec.angular ?? false)
  const [foot] = points[0] as Point
  const [top, height] = points[points.length - 1] as Point
  const left = points.map(([r, h]) => `${round(-r)} ${round(-h)}`)
  const right = points.map(([r, h]) => `${round(r)} ${round(-h)}`).reverse()
  const body = `M${left.join('L')}A${round(top)} ${round(top * tilt)} 0 0 1 ${right.join('L')}A${round(foot)} ${round(foot * tilt)} 0 0 1 ${left[0]}Z`
  const radius = (wanted: number) => {
    const next = points.findIndex(([, h]) => h >= wanted)
    if (next <= 0) return next === 0 ? foot : top
    const [r1, h1] = points[next] as Point
    const [r0, h0] = points[next - 1] as Point
    return r0 + ((r1 - r0) * (wanted - h0)) / (h1 - h0 || 1)
  }
  const shape = path(body, '#fff')
  let svg = path(body, color)
  svg += clip(shape, spec.decor?.({ body, radius, height, tilt }) ?? '')
  svg += path(body, roundness(finish))
  svg += path(body, linear(90, [0, SUN, 0.1], [35, SUN, 0], [70, DEEP, 0], [100, DEEP, 0.2]))
  if (finish === 'gloss' || finish === 'satin') {
    const h = height * 0.52
    const r = radius(h) || 1
    const strength = finish === 'gloss' ? 0.5 : 0.16
    svg += clip(
      shape,
      ellipse(
        -r * 0.56,
        -h - height * 0.08,
        r * 0.085,
        height * 0.26,
        '#fffaf0',
        `opacity="${strength}" filter="url(#blur_${round(r * 0.04)})"`,
      ),
    )
  }
  svg += ellipse(
    0,
    -height,
    top,
    top * tilt,
    linear(20, [0, tint(color, 0.42)], [60, tint(color, 0.16)], [100, tint(color, 0.05)]),
  )
  if (inside) {
    const r = Math.max(top - wall, 1)
    const ry = Math.max(top * tilt - wall * 0.62, 0.4)
    const hole = ellipse(
      0,
      -height,
      r,
      ry,
      linear(12, [0, shade(inside, 0.5)], [45, shade(inside, 0.28)], [100, tint(inside, 0.06)]),
    )
    svg += hole
    if (spec.filling) {
      const { color: liquid, depth } = spec.filling
      svg += clip(
        hole,
        ellipse(
          0,
          -height + depth,
          r * 0.98,
          ry * 0.98,
          linear(20, [0, shade(liquid, 0.2)], [60, liquid], [100, tint(liquid, 0.22)]),
        ),
      )
    }
  }
  return svg
}

/** A ring around a turned body at a height, as its front half is seen. */
export const ring = (r: number, height: number, tilt: number, color: string, width: number, more = '') =>
  stroke(
    `M${round(-r)} ${round(-height)}A${round(r)} ${round(r * tilt)} 0 0 0 ${round(r)} ${round(-height)}`,
    color,
    width,
    more,
  )

/** Everything on a turned body below a height, with an edge that a hand left. */
export function below(
  height: number,
  reach: number,
  tilt: number,
  color: string,
  wobble: (x: number) => number = () => 0,
): string {
  let d = `M${round(-reach)} ${round(-height + wobble(-1))}`
  for (let i = -20; i <= 20; i++) {
    const u = i / 20
    d += `L${round(u * reach)} ${round(-height + Math.sqrt(1 - u * u) * reach * tilt + wobble(u))}`
  }
  return path(`${d}L${round(reach)} 400L${round(-reach)} 400Z`, color)
}

/** A bent round bar: three strokes, dark to light, moved towards the light. */
export function tube(
  d: string,
  width: number,
  color: string,
  finish: Finish = 'satin',
  cap = 'round',
): string {
  const line = (paint: string, w: number, shift: number, alpha = 1) =>
    `<path d="${d}" fill="none" stroke="${paint}" stroke-width="${round(w)}" stroke-linecap="${cap}" stroke-linejoin="round" opacity="${alpha}" transform="translate(${round(-width * shift)} ${round(-width * shift)})"/>`
  const metal = finish === 'metal'
  return (
    line(shade(color, metal ? 0.5 : 0.34), width, 0) +
    line(mix(color, shade(color, 0.2), 0.3), width * 0.8, 0.045) +
    line(color, width * 0.56, 0.09) +
    line(tint(color, metal ? 0.6 : 0.32), width * (metal ? 0.2 : 0.26), 0.15, finish === 'matte' ? 0.5 : 0.95)
  )
}

/** A block seen from the front and a little from above: front face, and its top of `deep` shown height. */
export function block(
  x: number,
  y: number,
  w: number,
  h: number,
  color: string,
  deep: number,
  r = 2,
  inset = deep * 0.5,
): string {
  const top = `M${round(x + inset)} ${round(y - deep)}L${round(x + w - inset)} ${round(y - deep)}L${round(x + w - r * 0.3)} ${round(y + r)}L${round(x + r * 0.3)} ${round(y + r)}Z`
  return (
    path(top, linear(10, [0, tint(color, 0.4)], [100, tint(color, 0.2)])) +
    rect(x, y, w, h, color, r) +
    rect(x, y, w, h, linear(8, [0, SUN, 0.16], [50, SUN, 0], [100, DEEP, 0.2]), r) +
    rect(x, y, w, h, linear(90, [0, SUN, 0.1], [30, SUN, 0], [100, DEEP, 0.16]), r) +
    stroke(
      `M${round(x + r)} ${round(y + 0.4)}H${round(x + w - r)}`,
      tint(color, 0.5),
      Math.max(0.5, h * 0.012),
      'opacity=".8"',
    )
  )
}

/** A ball or knob seen from the front. */
export const knob = (x: number, y: number, r: number, color: string, shine = 0.6) =>
  ellipse(x, y, r, r, radial(34, 28, 78, [0, tint(color, shine)], [42, color], [100, shade(color, 0.5)]))
