import { mix, palette as p, shade, tint } from './color'
import { blend, blur, clip, ellipse, group, linear, path, radial, rect, stroke } from './svg'

export const [W, H] = [2000, 1000]

export const FLOOR = 800

export const DOOR = { x: 1080, y: 120, w: 360 }

export const OAK = '#b98d61'

export function outside(): string {
  const { x, y, w } = DOOR
  const ground = 640
  const hill = (dy: number, tone: string, bump: number) =>
    path(
      `M${x} ${ground + 20}V${ground - dy}C${x + w * 0.25} ${ground - dy - bump} ${x + w * 0.4} ${ground - dy + bump * 0.4} ${x + w * 0.6} ${ground - dy - bump * 0.3}S${x + w * 0.9} ${ground - dy - bump} ${x + w} ${ground - dy + 6}V${ground + 20}Z`,
      tone,
    )
  const bush = (cx: number, cy: number, r: number, tone: string) => {
    const balls = [
      [0, 0, 1],
      [-0.75, 0.28, 0.72],
      [0.75, 0.24, 0.76],
      [-0.3, -0.42, 0.6],
      [0.38, -0.36, 0.62],
    ] as const
    const shape = balls
      .map(([dx, dy, k]) => ellipse(cx + dx * r, cy + dy * r, k * r, k * r * 0.92, tone))
      .join('')
    const lit = balls
      .map(([dx, dy, k]) =>
        ellipse(
          cx + (dx + 0.16) * r,
          cy + (dy - k * 0.42) * r,
          k * r * 0.62,
          k * r * 0.4,
          '#f8e3a6',
          `opacity=".4" ${blur(r * 0.14)}`,
        ),
      )
      .join('')
    return (
      shape +
      clip(
        shape,
        lit + ellipse(cx, cy + r * 1.1, r * 2, r * 0.7, shade(tone, 0.4), `opacity=".4" ${blur(r * 0.2)}`),
      )
    )
  }
  const stones = [0, 1, 2, 3, 4]
    .map((i) => {
      const t = i / 4.4
      return ellipse(
        x + 196 - t * 18 + (i % 2 ? 10 : -10) * (1 + t),
        ground + 14 + t * t * 150 + i * 6,
        16 + t * 52,
        4 + t * 13,
        linear(90, [0, '#f2e2bf'], [100, '#dcc598']),
      )
    })
    .join('')
  const view =
    rect(x, y, w, FLOOR - y, linear(90, [0, '#bcd3d3'], [40, '#f3e3bd'], [66, '#fbdf9f'], [100, '#f3d38b'])) +
    ellipse(
      x + w * 0.64,
      452,
      190,
      190,
      radial(50, 50, 50, [0, '#fff6d8', 1], [28, '#fff0c4', 0.7], [100, '#fff0c4', 0]),
    ) +
    ellipse(x + w * 0.64, 452, 40, 40, '#fffaea') +
    hill(92, mix(p.dusk, '#fbdf9f', 0.62), 46) +
    hill(48, mix(p.sage, '#f3d99c', 0.42), -34) +
    rect(
      x,
      ground,
      w,
      FLOOR - ground,
      linear(90, [0, mix(p.sage, '#e7cf83', 0.45)], [100, mix(p.sage, p.ochre, 0.12)]),
    ) +
    stones +
    bush(x + 22, 640, 74, mix(p.sage, p.ink, 0.2)) +
    bush(x + 342, 652, 66, mix(p.sage, p.ink, 0.12)) +
    bush(x + 70, 706, 40, mix(p.sage, p.ochre, 0.12)) +
    rect(
      x,
      y,
      w,
      FLOOR - y,
      radial(60, 48, 85, [0, '#fff4d0', 0.4], [60, '#fff4d0', 0.05], [100, '#fff4d0', 0]),
    )
  return clip(rect(x, y, w, FLOOR - y, '#fff'), view)
}

export function frame(): string {
  const { x, y, w } = DOOR
  const tone = tint(p.paper, 0.2)
  const jamb = (jx: number) =>
    rect(jx, y - 34, 34, FLOOR - y + 34, tone) +
    rect(
      jx,
      y - 34,
      34,
      FLOOR - y + 34,
      linear(0, [0, '#fff5e2', 0.3], [60, '#2a1b1c', 0.04], [100, '#2a1b1c', 0.2]),
    )
  return (
    rect(x - 34, y - 34, w + 68, 34, tone) +
    rect(x - 34, y - 4, w + 68, 4, shade(tone, 0.3), 0, 'opacity=".5"') +
    jamb(x - 34) +
    jamb(x + w) +
    path(`M${x - 30} ${FLOOR}H${x + w + 30}L${x + w + 52} ${FLOOR + 22}H${x - 52}Z`, tint(p.oak, 0.25)) +
    rect(x - 52, FLOOR + 21, w + 104, 9, shade(p.oak, 0.25))
  )
}

/** The door's leaf, swung into the room and hung at the left of its frame. */
export function leaf(): string {
  const { x, y } = DOOR
  const [near, top, foot] = [x - 232, y - 64, FLOOR + 66]
  const d = `M${x} ${y}L${near} ${top}V${foot}L${x} ${FLOOR}Z`
  const point = (u: number, v: number): string => {
    const px = x + (near - x) * u
    return `${px} ${y + (top - y) * u + (FLOOR - y + (foot - FLOOR - top + y) * u) * v}`
  }
  const field = (u0: number, u1: number, v0: number, v1: number) => {
    const q = `M${point(u0, v0)}L${point(u1, v0)}L${point(u1, v1)}L${point(u0, v1)}Z`
    return (
      path(q, shade(p.ink, 0.25)) +
      stroke(`M${point(u0, v1)}L${point(u1, v1)}L${point(u1, v0)}`, tint(p.ink, 0.24), 3, 'opacity=".7"')
    )
  }
  const [kx, ky] = [near + 30, 500]
  return (
    path(
      `M${x} ${FLOOR}L${near} ${foot}L${near - 190} ${foot + 20}L${x - 40} ${FLOOR + 8}Z`,
      shade(OAK, 0.8),
      `opacity=".4" ${blur(12)}`,
    ) +
    path(d, p.ink) +
    path(d, linear(0, [0, '#fff5e2', 0.2], [55, '#fff5e2', 0.02], [100, '#2a1b1c', 0.25])) +
    field(0.14, 0.46, 0.07, 0.44) +
    field(0.56, 0.86, 0.07, 0.44) +
    field(0.14, 0.46, 0.53, 0.92) +
    field(0.56, 0.86, 0.53, 0.92) +
    rect(near, top, 7, foot - top, tint(p.ink, 0.22)) +
    rect(kx - 11, ky - 34, 22, 92, p.brass, 8) +
    rect(
      kx - 11,
      ky - 34,
      22,
      92,
      linear(0, [0, '#fff5e2', 0.5], [50, '#fff5e2', 0], [100, '#2a1b1c', 0.4]),
      8,
    ) +
    ellipse(
      kx,
      ky - 8,
      17,
      17,
      radial(34, 28, 78, [0, tint(p.brass, 0.8)], [42, p.brass], [100, shade(p.brass, 0.5)]),
    ) +
    ellipse(kx, ky + 32, 4.4, 4.4, shade(p.ink, 0.5)) +
    path(`M${kx - 2.4} ${ky + 33}H${kx + 2.4}L${kx + 3.6} ${ky + 46}H${kx - 3.6}Z`, shade(p.ink, 0.5))
  )
}

/** What comes through the door: a beam on the boards. */
export function daylight(): string {
  const { x, w } = DOOR
  const beam = path(
    `M${x} ${FLOOR + 8}H${x + w}L${x + w + 40} ${H}H${x - 420}Z`,
    linear(90, [0, '#fff0c4', 0.95], [100, '#ffdf9a', 0.35]),
  )
  return blend('soft-light', 0.95, group(beam, blur(8))) + group(beam, `opacity=".34" ${blur(12)}`)
}

/** And in the air, over the things that stand in it. */
export function warmth(): string {
  const { x, y, w } = DOOR
  return (
    blend(
      'screen',
      0.3,
      ellipse(
        x + w / 2,
        430,
        560,
        520,
        radial(
          50,
          50,
          50,
          [0, '#ffe3a0', 0.9],
          [22, '#ffdc94', 0.5],
          [50, '#ffd88c', 0.16],
          [100, '#ffd88c', 0],
        ),
      ),
    ) +
    blend(
      'soft-light',
      0.55,
      path(
        `M${x + w + 40} ${y}L${W} ${y + 60}V${FLOOR - 40}L${x + w + 40} ${FLOOR}Z`,
        linear(0, [0, '#ffe9bd', 0.9], [100, '#ffe9bd', 0]),
        blur(10),
      ),
    )
  )
}
