import { palette, shade, tint } from '../color'
import type { Drawing } from '../drawing'
import { fibres, grain } from '../materials'
import { between, seeded } from '../random'
import { block, roundness, sheen, tube, turned } from '../solids'
import {
  at,
  blur,
  clip,
  ellipse,
  group,
  linear,
  type Point,
  path,
  polygon,
  radial,
  rect,
  smooth,
  stroke,
} from '../svg'

/** A ball or knob seen from the front. */
export const knob = (x: number, y: number, r: number, color: string, shine = 0.6) =>
  ellipse(x, y, r, r, radial(34, 28, 78, [0, tint(color, shine)], [42, color], [100, shade(color, 0.5)]))

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
  const d = polygon(edge(2.6))
  const shape = path(d, '#fff')
  const frame = `M${-w / 2 + 34} ${-h / 2 + 34}H${w / 2 - 34}V${h / 2 - 34}H${-w / 2 + 34}Z`
  const svg =
    path(d, shade(coir, 0.4), 'transform="translate(3 5)"') +
    path(d, coir) +
    `<path d="${frame}" fill="none" stroke="${border}" stroke-width="26" stroke-linejoin="miter"/>` +
    `<path d="M${-w / 2 + 66} ${-h / 2 + 66}H${w / 2 - 66}V${h / 2 - 66}H${-w / 2 + 66}Z" fill="none" stroke="${border}" stroke-width="6"/>` +
    fibres(shape, [-w / 2, -h / 2, w / 2, h / 2], coir, seed + 1, 3600, 13) +
    path(d, sheen(1.2))
  return { svg, box: [-w / 2, -h / 2, w / 2, h / 2] }
}

/** A rolled umbrella standing with its handle up; its ferrule at the origin. */
export function umbrella(cloth: string, wood: string, turn: number): string {
  return `<g transform="rotate(${turn})">${tube('M0 -640V-770C0 -830 66 -830 66 -776', 16, wood)}${path('M-5 0L-34 -520Q-30 -585 -8 -650H8Q30 -585 34 -520L5 0Z', cloth)}${path('M-5 0L-34 -520Q-30 -585 -8 -650H8Q30 -585 34 -520L5 0Z', roundness('matte'))}${stroke('M-10 -640Q4 -400 -2 -60', shade(cloth, 0.4), 3, 'opacity=".6"')}${stroke('M14 -620Q20 -420 4 -120', tint(cloth, 0.4), 2.4, 'opacity=".5"')}${rect(-33, -470, 66, 16, shade(cloth, 0.3), 5)}</g>`
}

/** A tall can for umbrellas. */
export function umbrellaStand(
  color: string,
  { umbrellas = true, cloths = [palette.ink, palette.terracotta] as string[] } = {},
): Drawing {
  const back = umbrellas
    ? at(-30, -60, umbrella(cloths[0] ?? palette.ink, palette.walnut, -5)) +
      at(36, -60, umbrella(cloths[1] ?? palette.ochre, palette.beech, 7))
    : ''
  const r = 112
  const h = 520
  const can = turned({
    profile: [
      [r, 0],
      [r, h],
    ],
    angular: true,
    color,
    finish: 'satin',
    tilt: 0.16,
    decor: () => rect(-r - 5, -26, r * 2 + 10, 60, shade(color, 0.32), 0, 'opacity=".5"'),
  })
  const hole = ellipse(
    0,
    -h,
    r - 4,
    r * 0.16 - 3,
    linear(10, [0, shade(color, 0.7)], [100, shade(color, 0.25)]),
  )
  const slot = path(
    `M-26 ${-h + 84}Q0 ${-h + 90} 26 ${-h + 84}V${-h + 108}Q0 ${-h + 114} -26 ${-h + 108}Z`,
    shade(color, 0.72),
  )
  const front = clip(path(`M${-r} ${-h}A${r} ${r * 0.16} 0 0 0 ${r} ${-h}V40H${-r}Z`, '#fff'), can)
  return {
    svg: can + hole + back + front + slot,
    box: [-120, umbrellas ? -895 : -h - 20, umbrellas ? 200 : 120, 18],
    feet: [[0, r]],
  }
}

/** A hall bench with a slatted shelf for shoes. */
export function bench(wood: string, { w = 900, seed = 14 } = {}): Drawing {
  const h = 440
  const leg = (x: number, dark: number) =>
    rect(x, -h + 20, 40, h - 20, shade(wood, dark), 3) +
    rect(x, -h + 20, 40, h - 20, roundness('matte'), 3) +
    grain(rect(x, -h, 40, h, '#fff'), [x, -h, x + 40, 0], wood, seed + x, {
      along: 'y',
      spacing: 7,
      heart: false,
    })
  let svg = leg(-w / 2 + 90, 0.32) + leg(w / 2 - 130, 0.36)
  for (let i = 0; i < 3; i++)
    svg += block(-w / 2 + 46, -150 + i * 15, w - 92, 16, shade(wood, 0.22 - i * 0.07), i === 0 ? 12 : 7, 2, 6)
  svg += leg(-w / 2 + 22, 0.04) + leg(w / 2 - 62, 0.08)
  const top = rect(-w / 2, -h, w, 44, '#fff', 4)
  svg += rect(-w / 2 + 24, -h + 40, w - 48, 34, shade(wood, 0.8), 0, `opacity=".3" ${blur(8)}`)
  svg += block(-w / 2, -h, w, 44, wood, 34, 4, 18)
  svg += grain(top, [-w / 2, -h, w / 2, -h + 44], wood, seed, { spacing: 7, heart: false })
  svg += grain(
    path(`M${-w / 2 + 18} ${-h - 34}H${w / 2 - 18}L${w / 2} ${-h}H${-w / 2}Z`, '#fff'),
    [-w / 2, -h - 34, w / 2, -h],
    tint(wood, 0.2),
    seed + 3,
    { spacing: 6 },
  )
  return {
    svg,
    box: [-w / 2, -h - 36, w / 2, 2],
    feet: [
      [-w / 2 + 42, 34],
      [w / 2 - 42, 34],
      [-w / 2 + 112, 24, 10],
      [w / 2 - 110, 24, 10],
    ],
  }
}

/** A round mirror in a thin frame, hung from a leather strap. */
export function mirror(
  frame: string,
  { r = 260, strap = palette.leather as string, seed = 15 } = {},
): Drawing {
  const glass = ellipse(0, 0, r - 22, r - 22, '#fff')
  const rim = `<path d="M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0ZM${-r + 24} 0A${r - 24} ${r - 24} 0 1 0 ${r - 24} 0A${r - 24} ${r - 24} 0 1 0 ${-r + 24} 0Z" fill="#fff" fill-rule="evenodd" clip-rule="evenodd"/>`
  const svg =
    stroke(
      `M${-r * 0.72} ${-r * 0.66}L-6 ${-r * 1.5}M${r * 0.72} ${-r * 0.66}L6 ${-r * 1.5}`,
      strap,
      17,
      'style="stroke-linecap:butt"',
    ) +
    stroke(`M${-r * 0.72 - 3} ${-r * 0.66 - 3}L-9 ${-r * 1.5}`, tint(strap, 0.35), 3) +
    knob(0, -r * 1.5, 22, palette.brass, 0.7) +
    ellipse(0, 0, r, r, shade(frame, 0.3)) +
    ellipse(0, 0, r - 1, r - 1, frame) +
    grain(rim, [-r, -r, r, r], frame, seed, { spacing: 12 }) +
    ellipse(0, 0, r, r, sheen(1.4)) +
    ellipse(0, 0, r - 21, r - 21, shade(frame, 0.55)) +
    ellipse(2, 3, r - 24, r - 24, linear(55, [0, '#eaf0ec'], [45, '#c6d3d0'], [100, '#8fa5a8'])) +
    clip(
      glass,
      path(`M${-r} ${r * 0.1}L${r * 0.1} ${-r}H${r * 0.52}L${-r} ${r * 0.55}Z`, '#ffffff', 'opacity=".34"') +
        path(
          `M${-r * 0.5} ${r}L${r} ${-r * 0.42}V${-r * 0.22}L${-r * 0.28} ${r}Z`,
          '#ffffff',
          'opacity=".2"',
        ) +
        `<circle r="${r - 28}" fill="none" stroke="${shade(frame, 0.8)}" stroke-width="16" opacity=".22" transform="translate(4 6)" ${blur(8)}/>`,
    )
  return { svg, box: [-r, -r * 1.56, r, r] }
}

/** A pair of shoes, toes to the right. */
export function shoes(leather: string): Drawing {
  const one =
    path(
      'M-120 0Q-128 -60 -112 -112Q-86 -104 -58 -112Q-50 -72 10 -60Q84 -48 108 -28Q120 -16 118 0Z',
      leather,
    ) +
    path(
      'M-120 0Q-128 -60 -112 -112Q-86 -104 -58 -112Q-50 -72 10 -60Q84 -48 108 -28Q120 -16 118 0Z',
      linear(70, [0, '#fff5e2', 0.3], [40, '#fff5e2', 0], [100, '#2a1b1c', 0.34]),
    ) +
    rect(-124, -3, 246, 13, '#e5d8c0', 5) +
    stroke('M-46 -92L-24 -98M-36 -80L-12 -88M-22 -72L2 -80', '#efe3cd', 4.5) +
    ellipse(-85, -110, 27, 5.5, shade(leather, 0.7))
  return {
    svg:
      at(26, -16, group(one, 'opacity="1"')) +
      rect(-94, -8, 246, 4, shade(leather, 0.8), 2, 'opacity=".3"') +
      at(0, -8, one),
    box: [-126, -130, 150, 4],
    feet: [[10, 120]],
  }
}

/** A coat on a hanger loop, for scenes. */
export function coat(cloth: string): Drawing {
  const d = smooth(
    [
      [-14, 0],
      [-70, 26],
      [-96, 120],
      [-104, 330],
      [-108, 560],
      [0, 575],
      [108, 560],
      [102, 330],
      [92, 120],
      [66, 26],
      [14, 0],
    ],
    true,
  )
  const shape = path(d, '#fff')
  const svg =
    stroke('M-8 4Q0 -22 8 4', shade(cloth, 0.5), 5) +
    path(d, cloth) +
    clip(
      shape,
      [-70, -34, 30, 74]
        .map((x, i) =>
          path(
            smooth(
              [
                [x, 60],
                [x - 6, 300],
                [x - 14, 600],
                [x + 22, 600],
                [x + 10, 300],
              ],
              true,
            ),
            shade(cloth, 0.5),
            `opacity="${i % 2 ? 0.3 : 0.22}" ${blur(7)}`,
          ),
        )
        .join('') +
        stroke('M2 40Q8 300 0 600', shade(cloth, 0.5), 3, 'opacity=".7"') +
        path('M-52 22L0 130L52 22L14 0H-14Z', shade(cloth, 0.24)) +
        path('M-60 20L-16 118L0 130L-30 14ZM60 20L16 118L0 130L30 14Z', tint(cloth, 0.1)),
    ) +
    path(d, linear(0, [0, '#fff5e2', 0.22], [35, '#fff5e2', 0], [100, '#2a1b1c', 0.34])) +
    [190, 270, 350].map((y) => ellipse(12, y, 6, 6, shade(cloth, 0.6))).join('')
  return { svg, box: [-110, -14, 110, 576] }
}
