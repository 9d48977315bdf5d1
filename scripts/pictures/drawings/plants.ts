import { palette, shade, tint } from '../color'
import { between, type Random, seeded } from '../random'
import { at, ellipse, type Point, path, round, smooth, stroke } from '../svg'

/** One leaf from its stalk at the origin, pointing up: a lit and a shaded half. */
export function leaf(length: number, width: number, color: string, bend = 0): string {
  const [l, w] = [length, width / 2]
  const tip = `${round(bend)} ${round(-l)}`
  const left = `M0 0C${round(-w * 1.1)} ${round(-l * 0.25)} ${round(-w + bend * 0.6)} ${round(-l * 0.72)} ${tip}`
  const rib = `C${round(bend * 0.7)} ${round(-l * 0.66)} ${round(bend * 0.2)} ${round(-l * 0.33)} 0 0Z`
  const right = `M0 0C${round(w * 1.1)} ${round(-l * 0.25)} ${round(w + bend * 0.6)} ${round(-l * 0.72)} ${tip}`
  return (
    path(left + rib, tint(color, 0.16)) +
    path(right + rib, shade(color, 0.2)) +
    stroke(
      `M0 0C${round(bend * 0.2)} ${round(-l * 0.33)} ${round(bend * 0.7)} ${round(-l * 0.66)} ${tip}`,
      tint(color, 0.35),
      Math.max(0.5, width * 0.04),
      'opacity=".7"',
    )
  )
}

const turned = (x: number, y: number, turn: number, content: string) => at(x, y, content, 1, turn)

/** Leaves along a curved stem. */
function stem(
  points: Point[],
  count: number,
  size: number,
  color: string,
  random: Random,
  { width = 0.4, thick = 2.4, alternate = true, from = 0.25 } = {},
): string {
  let out = stroke(smooth(points), shade(color, 0.3), thick)
  const at2 = (t: number): [number, number, number] => {
    const i = Math.min(points.length - 2, Math.floor(t * (points.length - 1)))
    const u = t * (points.length - 1) - i
    const [a, b] = [points[i] as Point, points[i + 1] as Point]
    return [
      a[0] + (b[0] - a[0]) * u,
      a[1] + (b[1] - a[1]) * u,
      (Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI + 90,
    ]
  }
  for (let i = 0; i < count; i++) {
    const t = from + ((1 - from) * i) / (count - 1 || 1)
    const [x, y, direction] = at2(Math.min(0.999, t))
    const side = i % 2 ? 1 : -1
    const l = size * between(random, 0.8, 1.1) * (1 - t * 0.35)
    const tone = random() < 0.5 ? color : tint(color, between(random, 0.05, 0.18))
    const one = (s: number) =>
      turned(x, y, direction + s * between(random, 38, 62), leaf(l, l * width, tone, s * l * 0.08))
    out += alternate ? one(side) : one(-1) + one(1)
  }
  const [x, y, direction] = at2(0.999)
  return out + turned(x, y, direction, leaf(size * 0.7, size * 0.7 * width, tint(color, 0.12)))
}

/** A bushy plant with broad leaves; it grows from the origin. */
export function rubberPlant(h: number, color: string, seed: number): string {
  const random = seeded(seed)
  let out = ''
  for (const [lean, reach] of [
    [-0.34, 0.8],
    [0.36, 0.78],
    [-0.12, 1],
    [0.16, 0.9],
  ] as Point[]) {
    const top = h * reach
    out += stem(
      [
        [0, 0],
        [lean * h * 0.25, -top * 0.4],
        [lean * h * 0.7, -top * 0.78],
        [lean * h, -top],
      ],
      7,
      h * 0.34,
      random() < 0.4 ? tint(color, 0.1) : color,
      random,
      { width: 0.46, thick: h * 0.013, from: 0.28 },
    )
  }
  return out
}

/** Long arching blades. */
export function grass(h: number, color: string, seed: number, count = 17): string {
  const random = seeded(seed)
  let out = ''
  for (let i = 0; i < count; i++) {
    const lean = between(random, -0.75, 0.75)
    const l = h * between(random, 0.65, 1)
    const w = h * 0.022
    const [tx, ty] = [lean * l * 0.8, -l * (1 - Math.abs(lean) * 0.35)]
    const [mx, my] = [lean * l * 0.18, -l * 0.62]
    const base = between(random, -0.06, 0.06) * h
    const tone = [color, tint(color, 0.18), shade(color, 0.18)][i % 3] ?? color
    out += path(
      `M${round(base - w)} 0Q${round(base + mx - w)} ${round(my)} ${round(tx)} ${round(ty)}Q${round(base + mx + w)} ${round(my)} ${round(base + w)} 0Z`,
      tone,
    )
  }
  return out
}

/** Round-leaved stems, as of eucalyptus. */
export function eucalyptus(h: number, seed: number, lean = 0.2, color: string = palette.sage): string {
  const random = seeded(seed)
  const points: Point[] = [
    [0, 0],
    [lean * h * 0.2, -h * 0.4],
    [lean * h * 0.6, -h * 0.75],
    [lean * h, -h],
  ]
  return stem(points, 9, h * 0.13, color, random, {
    width: 0.85,
    thick: h * 0.008,
    alternate: false,
    from: 0.35,
  })
}

/** An olive or willow branch. */
export const branch = (h: number, seed: number, lean = 0.3, color: string = palette.leaf): string =>
  stem(
    [
      [0, 0],
      [lean * h * 0.1, -h * 0.4],
      [lean * h * 0.5, -h * 0.75],
      [lean * h, -h],
    ],
    15,
    h * 0.17,
    color,
    seeded(seed),
    { width: 0.26, thick: h * 0.008, from: 0.3 },
  )

/** Trailing stems that fall from the origin on both sides. */
export function trailing(drop: number, color: string, seed: number, spread = 1): string {
  const random = seeded(seed)
  let out = ''
  for (const [side, l] of [
    [-1, 0.95],
    [-0.62, 0.62],
    [1, 0.8],
    [0.58, 1],
    [0.1, 0.5],
    [-0.25, 0.8],
  ] as Point[]) {
    const x = side * drop * 0.42 * spread
    const len = drop * l
    out += stem(
      [
        [side * 26, 4],
        [x * 0.7, -drop * 0.12],
        [x, len * 0.2],
        [x + between(random, -14, 14), len * 0.62],
        [x + between(random, -22, 22), len],
      ],
      12,
      drop * 0.13,
      random() < 0.5 ? color : tint(color, 0.14),
      random,
      { width: 0.66, thick: drop * 0.006, from: 0.1 },
    )
  }
  return out
}

/** A low cushion of small leaves: basil, thyme, mint. */
export function herb(h: number, color: string, seed: number, width = 0.6): string {
  const random = seeded(seed)
  let out = ''
  for (let i = 0; i < 7; i++) {
    const lean = (i - 3) / 3.4
    const top = h * between(random, 0.75, 1) * (1 - Math.abs(lean) * 0.2)
    out += stem(
      [
        [lean * h * 0.12, 0],
        [lean * h * 0.24, -top * 0.5],
        [lean * h * 0.5, -top],
      ],
      7,
      h * 0.3,
      [color, tint(color, 0.14), shade(color, 0.12)][i % 3] ?? color,
      random,
      { width, thick: h * 0.014, from: 0.25, alternate: false },
    )
  }
  return out
}

/** Thin stems with small dry heads. */
export function dried(h: number, head: string, seed: number, count = 5): string {
  const random = seeded(seed)
  let out = ''
  for (let i = 0; i < count; i++) {
    const lean = between(random, -0.24, 0.24)
    const l = h * between(random, 0.75, 1)
    const [x, y] = [lean * l, -l]
    out += stroke(`M0 0Q${round(x * 0.2)} ${round(y * 0.6)} ${round(x)} ${round(y)}`, '#9b8355', h * 0.008)
    for (let k = 0; k < 15; k++) {
      const [a, r] = [between(random, 0, 6.3), Math.sqrt(random()) * h * 0.055]
      const s = h * between(random, 0.008, 0.016)
      out += ellipse(
        x + Math.cos(a) * r,
        y + Math.sin(a) * r * 1.1,
        s,
        s,
        [head, tint(head, 0.3), shade(head, 0.2)][k % 3] ?? head,
      )
    }
  }
  return out
}
