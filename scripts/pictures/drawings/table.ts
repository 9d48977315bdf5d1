import { palette, shade, tint } from '../color'
import type { Drawing } from '../drawing'
import { grain, speckle } from '../materials'
import { below, ring, tube, turned } from '../solids'
import { at, blur, clip, ellipse, linear, path, rect, stroke } from '../svg'

const CLAY = '#b98e6b'

const hand = (seed: number) => (u: number) => Math.sin(u * 5 + seed) * 1.1 + Math.sin(u * 11 + seed * 2) * 0.6

/** A stoneware mug: glazed to just above its bare foot. */
export function mug(glaze: string, { tea = true, seed = 1 } = {}): Drawing {
  const handle = 'M36 -70C74 -80 82 -22 35 -20'
  const body = turned({
    profile: [
      [31, 0],
      [36, 5],
      [39.5, 22],
      [40, 60],
      [39, 90],
    ],
    color: CLAY,
    tilt: 0.17,
    inside: tint(glaze, 0.12),
    wall: 3.2,
    filling: tea ? { color: '#7a4526', depth: 6 } : undefined,
    decor: ({ tilt }) =>
      `${above(13, 60, tilt, glaze, hand(seed))}${speckle(38, 84, shade(glaze, 0.55), 46, seed, 0.8)}`,
  })
  return { svg: tube(handle, 11.5, glaze, 'satin') + body, box: [-40, -97, 76, 6], feet: [[0, 33]] }
}

/** Everything on a turned body above a height. */
function above(
  height: number,
  reach: number,
  tilt: number,
  color: string,
  wobble: (u: number) => number,
): string {
  const lower = below(height, reach, tilt, color, wobble)
  const edge = lower.match(/d="M([^"]+)L[-\d.]+ 400L/)?.[1] ?? ''
  const d = `M${edge}`
  return (
    path(`${d}L${reach} -400L${-reach} -400Z`, color) +
    stroke(d, shade(color, 0.3), 0.9, 'opacity=".6"') +
    `<g transform="translate(0 -1.6)">${stroke(d, tint(color, 0.5), 0.8, 'opacity=".5"')}</g>`
  )
}

export function bowl(glaze: string, { seed = 2, filled }: { seed?: number; filled?: string } = {}): Drawing {
  const svg = turned({
    profile: [
      [30, 0],
      [31, 6],
      [46, 13],
      [64, 34],
      [73, 64],
    ],
    color: CLAY,
    tilt: 0.2,
    inside: tint(glaze, 0.08),
    wall: 3.4,
    filling: filled ? { color: filled, depth: 5 } : undefined,
    decor: ({ tilt }) =>
      above(11, 90, tilt, glaze, hand(seed)) + speckle(72, 62, shade(glaze, 0.55), 60, seed, 0.9),
  })
  return { svg, box: [-73, -79, 73, 6], feet: [[0, 31]] }
}

/** A plate from straight above. */
export function plate(glaze: string, seed = 3): Drawing {
  const r = 135
  const disc = ellipse(0, 0, r, r, '#fff')
  const specks = at(0, r, speckle(r, r * 2, shade(glaze, 0.5), 150, seed, 1.1))
  const svg =
    ellipse(0, 0, r, r, CLAY) +
    ellipse(0, 0, r - 1.8, r - 1.8, glaze) +
    ellipse(
      0,
      0,
      r - 1.8,
      r - 1.8,
      linear(50, [0, tint(glaze, 0.5)], [50, glaze], [100, shade(glaze, 0.16)]),
    ) +
    ellipse(0, 0, r - 20, r - 20, shade(glaze, 0.24), `opacity=".5" ${blur(5)}`) +
    ellipse(
      2,
      3,
      r - 24,
      r - 24,
      linear(50, [0, shade(glaze, 0.14)], [45, glaze], [100, tint(glaze, 0.34)]),
    ) +
    ellipse(0, 0, r - 26, r - 26, 'none', `stroke="${shade(glaze, 0.2)}" stroke-width=".7" opacity=".5"`) +
    clip(disc, specks) +
    clip(
      disc,
      ellipse(-42, -48, 44, 30, '#fffaf0', `opacity=".35" transform="rotate(-40 -42 -48)" ${blur(12)}`),
    )
  return { svg, box: [-r, -r, r, r] }
}

/** Plates in a pile, seen from the side. */
export function plates(glazes: string[]): Drawing {
  const svg = glazes
    .map((glaze, i) =>
      at(
        0,
        -i * 13,
        turned({
          profile: [
            [80, 0],
            [88, 4],
            [134, 15],
            [135, 18],
          ],
          color: glaze,
          tilt: 0.13,
          inside: tint(glaze, 0.1),
          wall: 3,
          decor: () => speckle(134, 18, shade(glaze, 0.5), 24, i + 5, 0.9),
        }),
      ),
    )
    .join('')
  const top = 18 + (glazes.length - 1) * 13
  return { svg, box: [-135, -top - 18, 135, 12], feet: [[0, 88]] }
}

/** A teapot with a cane handle over the top. */
export function teapot(glaze: string, seed = 4): Drawing {
  const spout = 'M-52 -34C-78 -42 -84 -62 -92 -84L-79 -87C-74 -70 -66 -66 -48 -66Z'
  const lid = at(
    0,
    -88,
    turned({
      profile: [
        [38, 0],
        [36, 5],
        [20, 11],
        [8, 13],
      ],
      color: glaze,
      tilt: 0.16,
      decor: () => speckle(36, 12, shade(glaze, 0.5), 14, seed + 9, 0.8),
    }) +
      at(
        0,
        -13,
        turned({
          profile: [
            [5, 0],
            [5.5, 3],
            [9, 8],
            [8, 13],
            [3, 15],
          ],
          color: glaze,
          tilt: 0.2,
        }),
      ),
  )
  const svg =
    path(spout, glaze) +
    path(spout, linear(65, [0, '#fff5e2', 0.4], [45, '#fff5e2', 0], [100, '#2a1b1c', 0.32])) +
    ellipse(-85.5, -85.5, 6.6, 2.3, shade(glaze, 0.5), 'transform="rotate(-12 -85 -85)"') +
    turned({
      profile: [
        [42, 0],
        [50, 5],
        [68, 26],
        [71, 50],
        [60, 76],
        [40, 88],
      ],
      color: CLAY,
      tilt: 0.15,
      finish: 'gloss',
      decor: ({ tilt }) =>
        above(9, 90, tilt, glaze, hand(seed)) + speckle(70, 84, shade(glaze, 0.5), 70, seed, 0.9),
    }) +
    ring(40, 88, 0.16, shade(glaze, 0.4), 1.6, 'opacity=".6"') +
    lid +
    tube('M-50 -78C-62 -176 62 -176 50 -78', 8, '#b98a52', 'satin') +
    [-0.55, -0.3, 0, 0.3, 0.55]
      .map((t) => {
        const u = (t + 1) / 2
        const bez = (a: number, b: number, c: number, d: number) =>
          (1 - u) ** 3 * a + 3 * (1 - u) ** 2 * u * b + 3 * (1 - u) * u * u * c + u ** 3 * d
        const [x, y] = [bez(-50, -62, 62, 50), bez(-78, -176, -176, -78)]
        return ellipse(x, y, 5, 4.6, '#8a6136', 'opacity=".55"')
      })
      .join('') +
    [-50, 50].map((x) => tube(`M${x} -72V-84`, 9, shade(glaze, 0.05))).join('')
  return { svg, box: [-94, -156, 73, 8], feet: [[0, 46]] }
}

/** A salt pot with a wooden lid and a small spoon in its notch. */
export function saltPot(glaze: string, wood: string = palette.oak, seed = 6): Drawing {
  const svg =
    tube('M34 -72L66 -112', 5, wood) +
    ellipse(67, -113, 7, 5, wood, 'transform="rotate(-50 67 -113)"') +
    turned({
      profile: [
        [44, 0],
        [49, 5],
        [52, 20],
        [52, 62],
        [48, 70],
      ],
      color: CLAY,
      tilt: 0.16,
      decor: ({ tilt }) =>
        above(12, 70, tilt, glaze, hand(seed)) + speckle(50, 66, shade(glaze, 0.55), 50, seed, 0.9),
    }) +
    at(
      0,
      -70,
      turned({
        profile: [
          [50, 0],
          [51, 3],
          [51, 9],
          [49, 11],
        ],
        color: wood,
        finish: 'matte',
        tilt: 0.16,
        decor: () =>
          grain(rect(-60, -14, 120, 28, '#fff'), [-52, -12, 52, 10], wood, seed, {
            spacing: 2.4,
            heart: false,
          }),
      }),
    ) +
    clip(
      ellipse(0, -81, 49, 7.8, '#fff'),
      grain(rect(-60, -95, 120, 30, '#fff'), [-52, -92, 52, -70], wood, seed + 1, { spacing: 2.2 }),
    ) +
    at(
      0,
      -82,
      turned({
        profile: [
          [5, 0],
          [6, 5],
          [9, 10],
          [8, 15],
          [3, 17],
        ],
        color: wood,
        tilt: 0.2,
        finish: 'matte',
      }),
    )
  return { svg, box: [-52, -116, 72, 8], feet: [[0, 46]] }
}
