import { palette, shade, tint } from '../color'
import type { Drawing } from '../drawing'
import { grain, speckle } from '../materials'
import { below, knob, ring, roundness, sheen, tube, turned } from '../solids'
import { at, clip, path, rect, round, stroke } from '../svg'
import { branch, dried, eucalyptus, grass, herb, rubberPlant, trailing } from './plants'

const SOIL = '#4a3a30'

/** Puts the back of a pot, what grows in it, and the front of the pot in order. */
function potted(pot: string, plant: string, top: number, height: number, tilt: number, extra = ''): string {
  const front = clip(
    path(
      `M-400 ${-height}H${-top}A${top} ${round(top * tilt * 0.86)} 0 0 0 ${top} ${-height}H400V200H-400Z`,
      '#fff',
    ),
    pot,
  )
  return pot + at(0, -height + top * tilt * 0.25, plant) + front + extra
}

/** A planter with its saucer. */
export function planter(
  color: string,
  { plant = 'rubber' as 'rubber' | 'grass' | 'none', seed = 41, rough = true } = {},
): Drawing {
  const pot = turned({
    profile: [
      [62, 0],
      [66, 3],
      [84, 110],
      [86, 122],
      [92, 124],
      [93, 158],
      [91, 162],
    ],
    color,
    finish: 'matte',
    angular: true,
    tilt: 0.14,
    inside: SOIL,
    wall: 7,
    decor: ({ radius, tilt }) =>
      (rough
        ? speckle(90, 160, tint(color, 0.4), 40, seed, 1.2) +
          speckle(90, 160, shade(color, 0.5), 40, seed + 1, 1)
        : '') +
      ring(radius(119), 119, tilt, shade(color, 0.5), 6, 'opacity=".4"') +
      ring(radius(60), 60, tilt, shade(color, 0.4), 1.2, 'opacity=".35"'),
  })
  const saucer = at(
    0,
    10,
    turned({
      profile: [
        [78, 0],
        [88, 14],
      ],
      angular: true,
      color: shade(color, 0.06),
      finish: 'matte',
      tilt: 0.15,
      inside: shade(color, 0.2),
      wall: 5,
    }),
  )
  const grown =
    plant === 'rubber'
      ? rubberPlant(270, palette.leaf, seed)
      : plant === 'grass'
        ? grass(270, palette.leaf, seed)
        : ''
  const tall = plant === 'none' ? 178 : 490
  return {
    svg: saucer + potted(pot, grown, 91, 162, 0.14),
    box: [plant === 'none' ? -95 : -130, -tall, plant === 'none' ? 95 : 130, 22],
    feet: [[0, 84]],
  }
}

/** A bowl in a cord sling; the middle of the whole is the origin. */
export function hangingPlanter(color: string, { seed = 42, cord = palette.leather as string } = {}): Drawing {
  const pot = turned({
    profile: [
      [26, 0],
      [62, 14],
      [88, 50],
      [92, 88],
      [90, 96],
    ],
    color,
    finish: 'matte',
    tilt: 0.13,
    inside: SOIL,
    wall: 5,
    decor: () => speckle(92, 92, shade(color, 0.5), 60, seed, 1.1),
  })
  const line = (d: string) => stroke(d, shade(cord, 0.35), 6) + stroke(d, tint(cord, 0.1), 3.4)
  const svg =
    line('M0 -330V-352') +
    line('M0 -320L-86 -6M0 -320L86 -6') +
    at(0, 100, potted(pot, trailing(270, palette.leaf, seed, 1), 90, 96, 0.13)) +
    line('M-88 -2Q-66 76 0 106M88 -2Q66 76 0 106') +
    knob(0, 108, 8, palette.brass) +
    line('M0 -320L4 -6') +
    `<circle cx="0" cy="-318" r="15" fill="none" stroke="${shade(palette.brass, 0.4)}" stroke-width="6"/><circle cx="-.6" cy="-318.6" r="15" fill="none" stroke="${palette.brass}" stroke-width="4"/>`
  return { svg, box: [-160, -350, 160, 250] }
}

/** Bud vases: a row of three, each with its own stem. */
export function budVase(
  color: string,
  shape: 0 | 1 | 2,
  { stem = true, seed = 44, dip = '#b98e6b' } = {},
): Drawing {
  const profiles: [number, number][][] = [
    [
      [24, 0],
      [34, 10],
      [38, 32],
      [28, 56],
      [9, 74],
      [8, 98],
      [11, 108],
    ],
    [
      [22, 0],
      [26, 6],
      [27, 60],
      [24, 84],
      [10, 96],
      [9, 112],
      [12, 120],
    ],
    [
      [18, 0],
      [32, 14],
      [42, 28],
      [34, 44],
      [12, 54],
      [9, 66],
      [12, 76],
    ],
  ]
  const profile = profiles[shape] ?? []
  const height = profile[profile.length - 1]?.[1] ?? 100
  const grown =
    [eucalyptus(150, seed, 0.22), dried(170, palette.ochre, seed, 4), branch(150, seed, -0.3)][shape] ?? ''
  const svg =
    (stem ? at(0, -height + 3, grown) : '') +
    turned({
      profile,
      color,
      tilt: 0.15,
      finish: 'satin',
      inside: shade(color, 0.4),
      wall: 2,
      decor: ({ tilt }) =>
        speckle(40, height, shade(color, 0.55), 34, seed, 0.8) +
        below(9, 60, tilt, dip, (u) => Math.sin(u * 6 + seed)),
    })
  const front = stem
    ? stroke(`M${-2} ${-height + 2}Q0 ${-height - 4} 2 ${-height - 12}`, shade(palette.leaf, 0.3), 1.4)
    : ''
  return { svg: svg + front, box: [-50, -height - (stem ? 160 : 4), 50, 6], feet: [[0, 26]] }
}

/** A tall jug-shouldered vase for branches. */
export function tallVase(color: string, { filled = true, seed = 45 } = {}): Drawing {
  const grown =
    branch(330, seed, -0.42, palette.leaf) +
    branch(360, seed + 1, 0.3, tint(palette.leaf, 0.08)) +
    branch(300, seed + 2, 0.02, shade(palette.leaf, 0.1)) +
    eucalyptus(250, seed + 3, 0.55) +
    eucalyptus(230, seed + 4, -0.62)
  const vase = turned({
    profile: [
      [56, 0],
      [62, 6],
      [84, 70],
      [92, 140],
      [80, 200],
      [44, 244],
      [36, 262],
      [38, 284],
      [46, 296],
    ],
    color,
    finish: 'matte',
    tilt: 0.13,
    inside: shade(color, 0.35),
    wall: 4,
    decor: ({ radius, tilt }) =>
      speckle(92, 290, shade(color, 0.5), 90, seed, 1.1) +
      [40, 78, 116, 154, 192, 226]
        .map((h) => ring(radius(h), h, tilt, shade(color, 0.4), 1.6, 'opacity=".22"'))
        .join(''),
  })
  const handle = tube('M34 -268C92 -284 96 -214 74 -196', 14, color, 'matte')
  return {
    svg: potted(handle + vase, filled ? grown : '', 46, 296, 0.13),
    box: [filled ? -160 : -95, filled ? -705 : -304, filled ? 170 : 95, 8],
    feet: [[0, 60]],
  }
}

/** A trough with three herbs. */
export function trough(wood: string, { metal = false, seed = 47 } = {}): Drawing {
  const [w, h] = [460, 130]
  const face = rect(-w / 2, -h, w, h, '#fff', 4)
  const inner = path(`M${-w / 2 + 12} ${-h - 26}H${w / 2 - 12}L${w / 2 - 2} ${-h + 6}H${-w / 2 + 2}Z`, SOIL)
  const herbs =
    at(-140, -h - 6, herb(150, '#6c8a4f', seed, 0.62)) +
    at(4, -h - 6, grass(170, '#7c9a63', seed + 1, 22)) +
    at(146, -h - 6, herb(140, '#8b9f7b', seed + 2, 0.34))
  const svg =
    path(`M${-w / 2 + 4} ${-h - 32}H${w / 2 - 4}L${w / 2} ${-h + 4}H${-w / 2}Z`, shade(wood, 0.2)) +
    inner +
    herbs +
    rect(-w / 2, -h, w, h, wood, 4) +
    (metal
      ? [0.33, 0.66]
          .map((t) => stroke(`M${-w / 2} ${-h + h * t}H${w / 2}`, shade(wood, 0.35), 2.2, 'opacity=".5"'))
          .join('')
      : grain(face, [-w / 2, -h, w / 2, 0], wood, seed, { spacing: 9 }) +
        stroke(`M${-w / 2} ${-h / 2}H${w / 2}`, shade(wood, 0.5), 2.4, 'opacity=".7"')) +
    rect(-w / 2, -h, w, h, sheen(1.3), 4) +
    stroke(`M${-w / 2 + 4} ${-h + 1.4}H${w / 2 - 4}`, tint(wood, 0.45), 2.4, 'opacity=".8"') +
    [-w / 2 + 34, w / 2 - 34]
      .map(
        (x) =>
          rect(x - 9, -h, 18, h, palette.iron, 2) +
          rect(x - 9, -h, 18, h, roundness('satin'), 2) +
          knob(x, -h + 26, 4.5, palette.steel) +
          knob(x, -26, 4.5, palette.steel),
      )
      .join('')
  return { svg, box: [-w / 2, -h - 165, w / 2, 2], flat: true, feet: [[0, w / 2]] }
}
