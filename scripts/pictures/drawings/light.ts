import { mix, palette, shade, tint } from '../color'
import type { Drawing } from '../drawing'
import { grain, speckle, weave } from '../materials'
import { ring, roundness, tube, turned } from '../solids'
import { at, blend, blur, clip, ellipse, group, linear, path, radial, rect, round, stroke } from '../svg'

const GLOW = '#ffdf9c'
const HOT = '#fff4d2'

/** Light in the air around a lamp. */
export const halo = (x: number, y: number, r: number, strength = 1) =>
  blend('screen', 0.62 * strength, ellipse(x, y, r, r, radial(50, 50, 50, [0, '#ffc66a', 0.8], [18, '#ffbc5c', 0.5], [40, '#ffb04a', 0.22], [68, '#ffa63c', 0.06], [100, '#ffa63c', 0]))) +
  blend('soft-light', 0.85 * strength, ellipse(x, y, r, r, radial(50, 50, 50, [0, '#ffe2a6', 0.9], [30, '#ffdc98', 0.5], [65, '#ffd588', 0.12], [100, '#ffd588', 0])))

/** A candle flame; the wick's top is the origin. */
export const flame = (size: number, glow = true) =>
  (glow ? halo(0, -size * 0.7, size * 9, 0.95) : '') +
  stroke(`M0 ${round(size * 0.22)}Q${round(size * 0.06)} 0 0 ${round(-size * 0.2)}`, '#3a2a22', size * 0.09) +
  path(
    `M0 ${round(-size * 1.7)}C${round(size * 0.22)} ${round(-size * 1.1)} ${round(size * 0.48)} ${round(-size * 0.7)} ${round(size * 0.36)} ${round(-size * 0.28)}C${round(size * 0.26)} ${round(size * 0.06)} ${round(-size * 0.26)} ${round(size * 0.06)} ${round(-size * 0.36)} ${round(-size * 0.28)}C${round(-size * 0.46)} ${round(-size * 0.7)} ${round(-size * 0.12)} ${round(-size * 1.1)} 0 ${round(-size * 1.7)}Z`,
    linear(90, [0, '#ffb347', 0.9], [45, '#ffd76e'], [78, '#fff6d8'], [100, '#e8b98a', 0.7]),
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

/** A taper candle standing on the origin. */
export function taper(wax: string, h: number, { lit = true, r = 10.5, glow = true } = {}): string {
  return (
    turned({
      profile: [
        [r, 0],
        [r * 0.86, h * 0.7],
        [r * 0.6, h],
      ],
      color: wax,
      finish: 'matte',
      tilt: 0.25,
    }) + at(0, -h - 4, lit ? flame(17, glow) : stroke('M0 3Q2 -6 -1 -13', '#5b4a3c', 1.8))
  )
}

/** A chamberstick: a dish, a cup and a finger ring. */
export function candlestick(
  metal: string,
  { wax = palette.paper as string, lit = true, candle = 150 } = {},
): Drawing {
  const svg =
    `<g transform="translate(66 -26)">${tube('M-14 8C-14 -26 34 -30 34 4C34 30 2 30 -6 14', 8, metal, 'metal')}</g>` +
    turned({
      profile: [
        [56, 0],
        [66, 3],
        [72, 12],
        [73, 15],
      ],
      color: metal,
      finish: 'metal',
      tilt: 0.2,
      inside: metal,
      wall: 2.4,
    }) +
    at(
      0,
      -2,
      turned({
        profile: [
          [20, 0],
          [13, 6],
          [12, 20],
          [16, 36],
          [17, 44],
        ],
        color: metal,
        finish: 'metal',
        tilt: 0.18,
        inside: shade(metal, 0.3),
        wall: 2,
      }),
    ) +
    at(0, -42, taper(wax, candle, { lit }))
  return { svg, box: [-73, -44 - candle - (lit ? 34 : 18), 102, 15], feet: [[0, 62]] }
}

/** Six tapers side by side, held by a paper band. */
export function tapers(wax: string, { count = 6, band = palette.paper as string } = {}): Drawing {
  let svg = ''
  const gap = 25
  const half = ((count - 1) * gap) / 2
  for (let i = 0; i < count; i++) {
    const x = i * gap - half
    svg +=
      stroke(`M${x} -150Q${x + 4} -172 ${x - 2} -186`, '#efe6d2', 3) +
      stroke(`M${x + 1} -150Q${x + 5} -172 ${x - 1} -186`, '#8d7b62', 1, 'opacity=".6"')
    const d = `M${x - 11.5} 150L${x - 7} -140Q${x} -158 ${x + 7} -140L${x + 11.5} 150Q${x} 156 ${x - 11.5} 150Z`
    svg += path(d, wax) + path(d, roundness('satin'))
  }
  const w = half + 15
  svg +=
    rect(-w, -6, w * 2, 78, shade(band, 0.5), 3, `opacity=".35" transform="translate(3 5)" ${blur(3)}`) +
    rect(-w, -8, w * 2, 76, band, 2) +
    rect(-w, -8, w * 2, 76, linear(0, [0, '#fff5e2', 0.3], [50, '#fff5e2', 0], [100, '#2a1b1c', 0.2]), 2) +
    stroke(`M${-w + 8} 2H${w - 8}M${-w + 8} 58H${w - 8}`, palette.terracotta, 1.6) +
    group(
      ellipse(0, 0, 9, 9, 'none', `stroke="${palette.ink}" stroke-width="2.4"`) +
        rect(-1.6, 8, 3.2, 15, palette.ink) +
        rect(0, 16, 7, 3, palette.ink),
      'transform="translate(0 23)"',
    )
  return { svg, box: [-w, -190, w, 156] }
}

/** A glazed lantern with a pitched roof and a bail. */
export function lantern(metal: string, { lit = true } = {}): Drawing {
  const w = 92
  const h = 240
  const roof = `M${-w - 14} ${-h}L-34 ${-h - 62}H34L${w + 14} ${-h}Z`
  const svg =
    tube(`M-62 ${-h - 40}C-80 ${-h - 190} 80 ${-h - 190} 62 ${-h - 40}`, 7, metal, 'satin') +
    rect(-w + 6, -h, w * 2 - 12, h - 14, lit ? '#f7d9a0' : '#cdd9d4', 0, 'opacity=".35"') +
    rect(
      -w + 6,
      -h,
      w * 2 - 12,
      h - 14,
      linear(55, [0, '#ffffff', 0.4], [35, '#ffffff', 0.05], [100, '#2a1b1c', 0.18]),
    ) +
    at(
      0,
      -24,
      turned({
        profile: [
          [27, 0],
          [27, 108],
        ],
        angular: true,
        color: palette.paper,
        finish: 'matte',
        tilt: 0.18,
      }) + at(0, -112, lit ? flame(20) : stroke('M0 3V-10', '#5b4a3c', 2.4)),
    ) +
    path(`M${-w + 18} -30V${-h + 20}L${-w + 56} ${-h + 20}L${-w + 30} -30Z`, '#ffffff', 'opacity=".3"') +
    [-w, -6, w - 12]
      .map(
        (x, i) =>
          rect(x, -h, 12, h, i === 1 ? 'none' : metal) +
          (i === 1 ? '' : rect(x, -h, 12, h, roundness('satin'))),
      )
      .join('') +
    rect(-w - 8, -24, w * 2 + 16, 24, metal, 3) +
    rect(
      -w - 8,
      -24,
      w * 2 + 16,
      24,
      linear(90, [0, '#fff5e2', 0.3], [40, '#fff5e2', 0], [100, '#2a1b1c', 0.4]),
      3,
    ) +
    rect(-w - 4, -h - 6, w * 2 + 8, 16, metal, 2) +
    path(roof, metal) +
    path(roof, linear(15, [0, '#fff5e2', 0.34], [40, '#fff5e2', 0.04], [100, '#2a1b1c', 0.4])) +
    rect(-26, -h - 84, 52, 24, metal, 4) +
    rect(-26, -h - 84, 52, 24, roundness('satin'), 4) +
    [-12, 0, 12].map((x) => rect(x - 2.5, -h - 78, 5, 12, shade(metal, 0.6), 2.5)).join('')
  return { svg, box: [-w - 14, -h - 150, w + 14, 2], feet: [[0, w + 4]] }
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

/** A candle poured into stoneware, with its wooden lid. */
export function potCandle(
  glaze: string,
  { lit = true, lid = true, wax = palette.wax as string, seed = 26 } = {},
): Drawing {
  const cover = lid
    ? at(
        66,
        -2,
        `<g transform="rotate(72)">${ellipse(0, 0, 41, 13, shade(palette.oak, 0.3))}${ellipse(0, -5, 41, 13, palette.oak)}${clip(ellipse(0, -5, 41, 13, '#fff'), grain(rect(-42, -20, 84, 40, '#fff'), [-42, -18, 42, 10], palette.oak, seed, { spacing: 3.4 }))}</g>`,
      )
    : ''
  const svg =
    (lid ? `<g transform="translate(8 -38)">${cover}</g>` : '') +
    turned({
      profile: [
        [38, 0],
        [42, 5],
        [43, 40],
        [43, 92],
      ],
      color: glaze,
      finish: 'satin',
      tilt: 0.17,
      inside: wax,
      wall: 3.6,
      filling: { color: lit ? mix(wax, '#ffc979', 0.4) : wax, depth: 3 },
      decor: () =>
        speckle(42, 90, shade(glaze, 0.5), 54, seed, 0.9) +
        rect(-22, -62, 44, 34, palette.paper, 2) +
        stroke('M-14 -50H14M-10 -43H10', palette.ink, 1.8),
    }) +
    at(0, -92, lit ? flame(15) : stroke('M0 3V-10', '#5b4a3c', 2))
  return {
    svg,
    box: [-44, lit ? -122 : -104, lid ? 92 : 44, 8],
    feet: lid
      ? [
          [0, 40],
          [70, 16],
        ]
      : [[0, 40]],
  }
}
