import { palette, shade, tint } from '../color'
import type { Drawing } from '../drawing'
import { fibres, grain } from '../materials'
import { between, seeded } from '../random'
import { knob, roundness, sheen, tube, turned } from '../solids'
import { blur, clip, ellipse, group, linear, type Point, path, polygon, rect, stroke, texture } from '../svg'

const screw = (x: number, y: number, r: number, color: string) =>
  ellipse(x, y, r, r, shade(color, 0.35)) +
  ellipse(x - r * 0.08, y - r * 0.08, r * 0.86, r * 0.86, tint(color, 0.2)) +
  stroke(`M${x - r * 0.5} ${y + r * 0.4}L${x + r * 0.5} ${y - r * 0.4}`, shade(color, 0.5), r * 0.26)

/** A wall hook: a plate with two screws, an arm that comes forward and turns up into a ball. */
export function hook(metal: string): Drawing {
  const svg =
    rect(-16, -52, 32, 104, shade(metal, 0.4), 16) +
    rect(-16, -52.6, 31, 103, metal, 15.5) +
    rect(-16, -52.6, 31, 103, roundness('metal', 20), 15.5, 'opacity=".75"') +
    screw(0, -39, 5, metal) +
    screw(0, 38, 5, metal) +
    group(
      tube('M3 -14C6 30 14 62 36 60C54 58 56 40 53 26', 13, shade(metal, 0.75)),
      `opacity=".35" transform="translate(5 7)" ${blur(3)}`,
    ) +
    tube('M0 -18C0 30 6 58 28 58C48 58 50 38 48 22', 13, metal, 'metal') +
    knob(0, -19, 11, metal, 0.7) +
    knob(48, 20, 11.5, metal, 0.8)
  return { svg, box: [-18, -54, 62, 66] }
}

/** A rail with turned pegs. */
export function pegRail(wood: string, { pegs = 5, seed = 11 } = {}): Drawing {
  const w = pegs * 120 + 20
  const face = rect(-w / 2, -44, w, 88, '#fff', 5)
  let svg =
    rect(-w / 2, -43, w, 89, shade(wood, 0.4), 6) +
    rect(-w / 2, -44, w, 86, wood, 5) +
    grain(face, [-w / 2, -44, w / 2, 44], wood, seed, { spacing: 8 }) +
    rect(-w / 2, -44, w, 86, sheen(1), 5) +
    stroke(`M${-w / 2 + 5} -42.6H${w / 2 - 5}`, tint(wood, 0.5), 1.8, 'opacity=".8"')
  for (let i = 0; i < pegs; i++) {
    const x = -w / 2 + 70 + i * 120
    svg += group(
      ellipse(x + 20, 24, 21, 21, shade(wood, 0.9)) + rect(x - 2, -4, 22, 26, shade(wood, 0.9), 8),
      `opacity=".38" ${blur(6)}`,
    )
    svg += ellipse(x + 2, 5, 13, 13, shade(wood, 0.45))
    svg += tube(`M${x} 3L${x + 4} 7`, 22, shade(wood, 0.1), 'matte')
    svg += ellipse(x + 5, 8, 20, 20, shade(wood, 0.4))
    svg += knob(x + 4, 6.5, 19.5, tint(wood, 0.06), 0.42)
    svg += clip(
      ellipse(x + 4, 6.5, 19, 19, '#fff'),
      [5, 10, 15]
        .map((r) =>
          ellipse(
            x + 2,
            5,
            r,
            r * 0.9,
            'none',
            `stroke="${shade(wood, 0.4)}" stroke-width=".8" opacity=".35"`,
          ),
        )
        .join(''),
    )
  }
  return { svg, box: [-w / 2, -44, w / 2, 46] }
}

/** A door key, lying; its bow at the origin, its bit to the right. */
export function key(metal: string, length = 74): string {
  return (
    tube(`M14 0H${length}`, 6, metal, 'metal') +
    path(
      `M${length - 20} 1H${length - 3}V13H${length - 7}V18H${length - 12}V12H${length - 15}V17H${length - 20}Z`,
      shade(metal, 0.12),
    ) +
    stroke(`M${length - 20} 3H${length - 4}`, tint(metal, 0.4), 1.2, 'opacity=".8"') +
    rect(13, -5, 5, 10, metal, 2) +
    `<ellipse cx="0" cy="0" rx="16" ry="14" fill="none" stroke="${shade(metal, 0.42)}" stroke-width="7"/>` +
    `<ellipse cx="-.5" cy="-.5" rx="16" ry="14" fill="none" stroke="${metal}" stroke-width="5.4"/>` +
    `<ellipse cx="-1" cy="-1.2" rx="16" ry="14" fill="none" stroke="${tint(metal, 0.6)}" stroke-width="1.6" opacity=".85"/>`
  )
}

/** A leather loop with a brass ring and the key itself. */
export function fob(leather: string, metal: string = palette.brass): Drawing {
  const strap = (x: number, w: number) =>
    `M${x - w / 2} 8L${x - w / 2} -104Q${x - w / 2} -122 ${x} -122Q${x + w / 2} -122 ${x + w / 2} -104V8Z`
  const d = strap(0, 34)
  const svg =
    group(key(metal, 86), 'transform="translate(16 74) rotate(72)"') +
    `<g transform="translate(4 44)">${ringOf(25, 4.6, metal)}</g>` +
    path(d, shade(leather, 0.28), 'transform="translate(3.5 2)"') +
    path(d, leather) +
    path(d, linear(0, [0, '#fff5e2', 0.26], [40, '#fff5e2', 0], [100, '#2a1b1c', 0.3])) +
    stroke(
      'M-12.5 4V-103Q-12.5 -117 0 -117Q12.5 -117 12.5 -103V4',
      tint(leather, 0.5),
      1.5,
      'stroke-dasharray="5 3.6" opacity=".9"',
    ) +
    rect(-19, -2, 38, 20, metal, 3) +
    rect(-19, -2, 38, 20, roundness('metal', 90), 3) +
    knob(0, -24, 5.5, metal, 0.7) +
    ellipse(0, -102, 5, 5, shade(leather, 0.7))
  return { svg, box: [-30, -124, 50, 164] }
}

const ringOf = (r: number, w: number, metal: string) =>
  `<circle r="${r}" fill="none" stroke="${shade(metal, 0.45)}" stroke-width="${w}"/><circle cx="-.6" cy="-.6" r="${r}" fill="none" stroke="${metal}" stroke-width="${w * 0.72}"/><circle cx="-1.2" cy="-1.2" r="${r}" fill="none" stroke="${tint(metal, 0.6)}" stroke-width="${w * 0.24}"/>`

/** A shallow oval tray, keys in it if wanted. */
export function keyTray(glaze: string, { keys = false, seed = 12 } = {}): Drawing {
  const dish = turned({
    profile: [
      [74, 0],
      [84, 3],
      [96, 16],
      [98, 24],
    ],
    color: glaze,
    tilt: 0.36,
    inside: tint(glaze, 0.06),
    wall: 4.5,
  })
  const floor = ellipse(
    0,
    -14,
    74,
    21,
    linear(15, [0, shade(glaze, 0.2)], [100, tint(glaze, 0.16)]),
    'opacity=".75"',
  )
  const random = seeded(seed)
  let specks = ''
  for (let i = 0; i < 46; i++) {
    const [a, r] = [between(random, 0, 6.3), Math.sqrt(random())]
    specks += ellipse(
      Math.cos(a) * r * 90,
      -22 + Math.sin(a) * r * 30,
      between(random, 0.3, 0.9),
      between(random, 0.3, 0.6),
      shade(glaze, 0.55),
      'opacity=".6"',
    )
  }
  const set = keys
    ? group(ellipse(14, -4, 44, 8, shade(glaze, 0.8)), `opacity=".4" ${blur(4)}`) +
      `<g transform="translate(-26 -20) scale(1 .62) rotate(10)">${key(palette.brass, 70)}</g><g transform="translate(-22 -20) scale(1 .62) rotate(-22)">${key(palette.steel, 62)}</g><g transform="translate(-34 -20) scale(1 .6)">${ringOf(17, 3.4, palette.steel)}</g>`
    : ''
  return { svg: dish + floor + specks + set, box: [-98, -60, 98, 27], feet: [[0, 76]] }
}

/** A coir mat from above. */
export function doormat(coir: string, border: string, { seed = 13, w = 700, h = 430 } = {}): Drawing {
  const random = seeded(seed)
  const edge = (t: number): Point[] => {
    const points: Point[] = []
    const push = (x: number, y: number) =>
      points.push([x + between(random, -t, t), y + between(random, -t, t)])
    for (let i = 0; i < 90; i++) push(-w / 2 + (w * i) / 90, -h / 2)
    for (let i = 0; i < 56; i++) push(w / 2, -h / 2 + (h * i) / 56)
    for (let i = 0; i < 90; i++) push(w / 2 - (w * i) / 90, h / 2)
    for (let i = 0; i < 56; i++) push(-w / 2, h / 2 - (h * i) / 56)
    return points
  }
  const d = polygon(edge(1.2))
  const shape = path(d, '#fff')
  const frame = `M${-w / 2 + 34} ${-h / 2 + 34}H${w / 2 - 34}V${h / 2 - 34}H${-w / 2 + 34}Z`
  const inner = `M${-w / 2 + 66} ${-h / 2 + 66}H${w / 2 - 66}V${h / 2 - 66}H${-w / 2 + 66}Z`
  const pile = path(d, coir) + stroke(frame, border, 26) + stroke(inner, border, 6)
  const svg =
    path(d, shade(coir, 0.4), 'transform="translate(3 5)"') +
    group(pile, texture(3.2, 0.62, seed, 0.8)) +
    fibres(shape, [-w / 2, -h / 2, w / 2, h / 2], coir, seed + 1, 5200, 6) +
    path(d, sheen(1.2))
  return { svg, box: [-w / 2, -h / 2, w / 2, h / 2] }
}
