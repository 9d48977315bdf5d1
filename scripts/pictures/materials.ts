import { shade, tint } from './color'
import { between, seeded } from './random'
import { clip, ellipse, type Point, path, pattern, rect, round, smooth, stroke } from './svg'

/** Wood grain over a box, cut to `shape`; `along` is the direction in which the fibres run. */
export function grain(
  shape: string,
  box: [number, number, number, number],
  color: string,
  seed: number,
  { along = 'x', spacing = 5, strength = 1, heart = true } = {},
): string {
  const random = seeded(seed)
  const [x0, y0, x1, y1] = box
  const [length, width] = along === 'x' ? [x1 - x0, y1 - y0] : [y1 - y0, x1 - x0]
  const place = (u: number, v: number): Point => (along === 'x' ? [x0 + u, y0 + v] : [x0 + v, y0 + u])
  const dark = shade(color, 0.42)
  const light = tint(color, 0.4)
  const eye = { u: between(random, 0.25, 0.75) * length, v: between(random, 0.3, 0.7) * width }
  const reach = width * 0.34
  let out = ''
  for (let v = -spacing; v < width + spacing; v += spacing * between(random, 0.55, 1.5)) {
    const points: Point[] = []
    const phase = random() * 6
    for (let i = 0; i <= 10; i++) {
      const u = (i / 10) * length
      const far = (u - eye.u) / (length * 0.2)
      const side = v - eye.v
      const push = heart
        ? Math.sign(side || 1) * Math.exp(-far * far) * Math.exp(-((side / reach) ** 2)) * reach * 0.42
        : 0
      points.push(place(u, v + push + Math.sin(u / (length * 0.16) + phase) * spacing * 0.12))
    }
    const pale = random() < 0.3
    out += stroke(
      smooth(points),
      pale ? light : dark,
      spacing * between(random, 0.08, 0.26),
      `opacity="${round((pale ? 0.35 : between(random, 0.16, 0.42)) * strength)}"`,
    )
  }
  return clip(shape, out)
}

/** Iron specks in a glaze. */
export function speckle(
  width: number,
  height: number,
  color: string,
  count: number,
  seed: number,
  size = 1,
): string {
  const random = seeded(seed)
  let out = ''
  for (let i = 0; i < count; i++) {
    const x = Math.sin(between(random, -1.45, 1.45)) * width
    const r = between(random, 0.18, 0.75) ** 2 * size * 1.6 + 0.12 * size
    out += ellipse(
      x,
      -random() * height,
      r,
      r * between(random, 0.8, 1.1),
      color,
      `opacity="${round(between(random, 0.3, 0.8))}"`,
    )
  }
  return out
}

/** Plain weave: over one, under one. */
export function weave(size: number, color: string, strength = 1, turn = 0): { paint: string; def: string } {
  const d = shade(color, 0.4)
  const l = tint(color, 0.55)
  const s = size
  const a = (alpha: number) => `opacity="${round(alpha * strength)}"`
  return pattern(
    s * 2,
    s * 2,
    rect(0, s * 0.8, s, s * 0.2, d, 0, a(0.4)) +
      rect(s, s * 1.8, s, s * 0.2, d, 0, a(0.4)) +
      rect(s * 0.8, s, s * 0.2, s, d, 0, a(0.32)) +
      rect(s * 1.8, 0, s * 0.2, s, d, 0, a(0.32)) +
      rect(0, s * 0.05, s, s * 0.26, l, 0, a(0.4)) +
      rect(s, s * 1.05, s, s * 0.26, l, 0, a(0.4)),
    turn,
  )
}

/** Twill: slanting ribs, as in a wool blanket. */
export function twill(size: number, color: string, strength = 1, turn = 35): { paint: string; def: string } {
  return pattern(
    size,
    size * 1.6,
    rect(
      0,
      0,
      size * 0.34,
      size * 0.9,
      shade(color, 0.35),
      size * 0.16,
      `opacity="${round(0.3 * strength)}"`,
    ) +
      rect(
        size * 0.42,
        size * 0.5,
        size * 0.3,
        size * 0.9,
        tint(color, 0.5),
        size * 0.15,
        `opacity="${round(0.34 * strength)}"`,
      ),
    turn,
  )
}

/** Waffle weave: square hollows with a lit and a shaded side. */
export function waffle(size: number, color: string): { paint: string; def: string } {
  const s = size
  return pattern(
    s,
    s,
    rect(s * 0.14, s * 0.14, s * 0.72, s * 0.72, shade(color, 0.2), s * 0.08, 'opacity=".75"') +
      path(
        `M${round(s * 0.14)} ${round(s * 0.86)}L${round(s * 0.86)} ${round(s * 0.86)}L${round(s * 0.86)} ${round(s * 0.14)}Z`,
        tint(color, 0.18),
        'opacity=".8"',
      ) +
      rect(s * 0.34, s * 0.34, s * 0.36, s * 0.36, shade(color, 0.1), s * 0.08) +
      stroke(
        `M0 ${round(s * 0.05)}H${round(s)}M${round(s * 0.05)} 0V${round(s)}`,
        tint(color, 0.5),
        s * 0.1,
        'opacity=".9"',
      ),
  )
}

/** Short fibres, as of coir or felt. */
export function fibres(
  shape: string,
  box: [number, number, number, number],
  color: string,
  seed: number,
  count: number,
  length: number,
  upright = false,
): string {
  const random = seeded(seed)
  const [x0, y0, x1, y1] = box
  const tones = [shade(color, 0.4), shade(color, 0.22), tint(color, 0.35), tint(color, 0.2)]
  const lines = ['', '', '', '']
  for (let i = 0; i < count; i++) {
    const [x, y] = [between(random, x0, x1), between(random, y0, y1)]
    const angle = upright ? between(random, -2.2, -0.9) : between(random, 0, 6.3)
    const l = length * between(random, 0.5, 1.2)
    const k = Math.floor(random() * 4)
    lines[k] +=
      `M${round(x)} ${round(y)}q${round(Math.cos(angle) * l * 0.5 + between(random, -1, 1) * l * 0.2)} ${round(Math.sin(angle) * l * 0.5)} ${round(Math.cos(angle) * l)} ${round(Math.sin(angle) * l)}`
  }
  return clip(shape, lines.map((d, k) => stroke(d, tones[k] ?? color, length * 0.1, 'opacity=".6"')).join(''))
}
