import { mix, palette, shade, tint } from '../color'
import type { Drawing } from '../drawing'
import { speckle, weave } from '../materials'
import { ring, roundness, tube, turned } from '../solids'
import { at, blend, blur, clip, ellipse, linear, path, radial, rect, round, stroke } from '../svg'

const GLOW = '#ffdf9c'

const HOT = '#fff4d2'

/** Light in the air around a lamp. */
export const halo = (x: number, y: number, r: number, strength = 1) =>
  blend(
    'screen',
    0.62 * strength,
    ellipse(
      x,
      y,
      r,
      r,
      radial(
        50,
        50,
        50,
        [0, '#ffc66a', 0.8],
        [18, '#ffbc5c', 0.5],
        [40, '#ffb04a', 0.22],
        [68, '#ffa63c', 0.06],
        [100, '#ffa63c', 0],
      ),
    ),
  ) +
  blend(
    'soft-light',
    0.85 * strength,
    ellipse(
      x,
      y,
      r,
      r,
      radial(
        50,
        50,
        50,
        [0, '#ffe2a6', 0.9],
        [30, '#ffdc98', 0.5],
        [65, '#ffd588', 0.12],
        [100, '#ffd588', 0],
      ),
    ),
  )

/** A lamp's fabric or paper shade: lit from inside or not. */
function cone(top: number, bottom: number, height: number, cloth: string, lit: boolean): string {
  const tilt = 0.1
  const d = `M${-bottom} 0L${-top} ${-height}A${top} ${round(top * tilt)} 0 0 1 ${top} ${-height}L${bottom} 0A${bottom} ${round(bottom * tilt)} 0 0 1 ${-bottom} 0Z`
  const shape = path(d, '#fff')
  const cloth2 = weave(2.6, cloth, 0.8)
  return (
    ellipse(0, -height, top, top * tilt, shade(cloth, 0.3)) +
    (lit ? ellipse(0, -height, top * 0.93, top * tilt * 0.8, HOT) : '') +
    path(d, cloth) +
    cloth2.def +
    path(d, cloth2.paint, 'opacity=".55"') +
    (lit
      ? path(d, radial(50, 62, 72, [0, HOT, 0.95], [38, GLOW, 0.72], [100, mix(cloth, '#c98a45', 0.6), 0.35]))
      : path(d, roundness('matte'))) +
    path(
      d,
      linear(
        0,
        [0, '#2a1b1c', lit ? 0.14 : 0.05],
        [22, '#fff5e2', 0.2],
        [60, '#fff5e2', 0],
        [100, '#2a1b1c', 0.26],
      ),
    ) +
    clip(
      shape,
      stroke(
        `M${-bottom} -3A${bottom} ${round(bottom * tilt)} 0 0 0 ${bottom} -3`,
        shade(cloth, 0.28),
        4,
        'opacity=".7"',
      ) +
        stroke(
          `M${-top} ${-height + 3}A${top} ${round(top * tilt)} 0 0 0 ${top} ${-height + 3}`,
          shade(cloth, 0.28),
          3.4,
          'opacity=".6"',
        ),
    )
  )
}

/** A stoneware lamp under a linen shade. */
export function tableLamp(
  glaze: string,
  cloth: string = palette.linen,
  { lit = true, seed = 21 } = {},
): Drawing {
  const svg =
    tube('M0 -190V-262', 9, palette.brass, 'metal') +
    turned({
      profile: [
        [54, 0],
        [60, 6],
        [78, 46],
        [82, 90],
        [66, 136],
        [32, 168],
        [19, 184],
        [18, 196],
      ],
      color: glaze,
      finish: 'satin',
      tilt: 0.12,
      decor: ({ radius, tilt }) =>
        speckle(80, 190, shade(glaze, 0.5), 70, seed, 1.1) +
        [34, 62, 90, 118, 146]
          .map(
            (h) =>
              ring(radius(h), h, tilt, shade(glaze, 0.35), 1.3, 'opacity=".28"') +
              ring(radius(h), h + 1.6, tilt, tint(glaze, 0.4), 1, 'opacity=".26"'),
          )
          .join(''),
    }) +
    at(
      0,
      -196,
      turned({
        profile: [
          [13, 0],
          [13, 14],
        ],
        angular: true,
        color: palette.brass,
        finish: 'metal',
        tilt: 0.2,
      }),
    ) +
    (lit
      ? halo(0, -330, 520) +
        path(
          'M-128 -236L-190 10H190L128 -236Z',
          linear(90, [0, '#ffe2a3', 0.34], [100, '#ffe2a3', 0]),
          blur(14),
        )
      : '') +
    at(0, -236, cone(84, 142, 190, cloth, lit))
  return { svg, box: [-145, -436, 145, 8], feet: [[0, 58]] }
}

/** A paper globe on its cord; the middle of the globe is the origin. */
export function paperLantern(paper: string, { r = 190, lit = true, flat = 0.92, cord = 190 } = {}): Drawing {
  const ry = r * flat
  const shape = ellipse(0, 0, r, ry, '#fff')
  let ribs = ''
  for (let i = 1; i < 17; i++) {
    const t = (i / 17) * 2 - 1
    const a = Math.sqrt(1 - t * t)
    const y = t * ry
    const dip = ry * 0.075 * (1 - Math.abs(t) * 0.4)
    ribs += stroke(
      `M${round(-r * a)} ${round(y)}Q0 ${round(y + dip * 2)} ${round(r * a)} ${round(y)}`,
      shade(paper, 0.42),
      1.3,
      'opacity=".42"',
    )
    ribs += stroke(
      `M${round(-r * a)} ${round(y + 3)}Q0 ${round(y + 3 + dip * 2)} ${round(r * a)} ${round(y + 3)}`,
      tint(paper, 0.8),
      1.6,
      'opacity=".5"',
    )
  }
  const svg =
    stroke(`M0 ${-ry}V${-ry - cord}`, '#38312c', 4.4) +
    (lit ? halo(0, 0, r * 2.8) : '') +
    ellipse(0, 0, r, ry, paper) +
    ellipse(
      0,
      0,
      r,
      ry,
      lit
        ? radial(48, 54, 62, [0, HOT], [40, GLOW, 0.85], [100, mix(paper, '#c78b4c', 0.45), 0.8])
        : radial(34, 28, 78, [0, tint(paper, 0.6)], [50, paper], [100, shade(paper, 0.34)]),
    ) +
    clip(shape, ribs) +
    ellipse(0, 0, r, ry, linear(35, [0, '#fff5e2', 0.3], [45, '#fff5e2', 0], [100, '#2a1b1c', 0.22])) +
    rect(-30, -ry - 7, 60, 14, palette.black, 4) +
    rect(-30, -ry - 7, 60, 14, roundness('satin'), 4) +
    ellipse(0, ry - 4, 26, 5, shade(paper, 0.5), 'opacity=".5"')
  return { svg, box: [-r, -ry - Math.min(cord, 130), r, ry] }
}

/** A jointed reading lamp. */
export function readingLamp(color: string, { lit = true, metal = palette.brass as string } = {}): Drawing {
  const bell = 'M-58 34C-58 -12 -30 -44 0 -48C30 -44 58 -12 58 34Z'
  const head =
    (lit
      ? path('M-56 36L-170 330H170L56 36Z', linear(90, [0, '#ffe2a3', 0.5], [100, '#ffe2a3', 0]), blur(10)) +
        halo(0, 50, 260, 0.9)
      : '') +
    ellipse(0, 34, 58, 11, lit ? HOT : shade(color, 0.6)) +
    path(bell, color) +
    path(bell, roundness('gloss')) +
    rect(-11, -66, 22, 24, metal, 5) +
    rect(-11, -66, 22, 24, roundness('metal'), 5)
  const svg =
    turned({
      profile: [
        [78, 0],
        [80, 4],
        [78, 15],
        [20, 21],
      ],
      color,
      tilt: 0.16,
      finish: 'satin',
    }) +
    tube('M0 -18V-210', 10, metal, 'metal') +
    tube('M0 -210L104 -380', 10, metal, 'metal') +
    ellipse(
      0,
      -210,
      13,
      13,
      radial(34, 28, 78, [0, tint(metal, 0.7)], [42, metal], [100, shade(metal, 0.5)]),
    ) +
    `<g transform="translate(116 -352) rotate(-16)">${head}</g>` +
    ellipse(
      102,
      -378,
      11,
      11,
      radial(34, 28, 78, [0, tint(metal, 0.7)], [42, metal], [100, shade(metal, 0.5)]),
    )
  return { svg, box: [-82, -425, 182, 12], feet: [[0, 78]] }
}
