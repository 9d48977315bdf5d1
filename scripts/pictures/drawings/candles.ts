import { mix, palette, shade } from '../color'
import type { Drawing } from '../drawing'
import { grain, speckle } from '../materials'
import { roundness, tube, turned } from '../solids'
import { at, blur, clip, ellipse, group, linear, path, radial, rect, round, stroke } from '../svg'
import { halo } from './light'

/** A candle flame; the wick's top is the origin. */
export const flame = (size: number, glow = true) =>
  (glow ? halo(0, -size * 0.7, size * 9, 0.95) : '') +
  stroke(`M0 ${round(size * 0.22)}Q${round(size * 0.06)} 0 0 ${round(-size * 0.2)}`, '#3a2a22', size * 0.09) +
  path(
    `M0 ${round(-size * 1.7)}C${round(size * 0.22)} ${round(-size * 1.1)} ${round(size * 0.48)} ${round(-size * 0.7)} ${round(size * 0.36)} ${round(-size * 0.28)}C${round(size * 0.26)} ${round(size * 0.06)} ${round(-size * 0.26)} ${round(size * 0.06)} ${round(-size * 0.36)} ${round(-size * 0.28)}C${round(-size * 0.46)} ${round(-size * 0.7)} ${round(-size * 0.12)} ${round(-size * 1.1)} 0 ${round(-size * 1.7)}Z`,
    linear(90, [0, '#ffb347', 0.9], [45, '#ffd76e'], [78, '#fff6d8'], [100, '#e8b98a', 0.7]),
  )

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
    rect(
      -w + 6,
      -h,
      w * 2 - 12,
      h - 14,
      lit
        ? radial(50, 52, 68, [0, '#ffedbd', 0.95], [45, '#f6cf87', 0.75], [100, '#a9713c', 0.5])
        : '#cdd9d4',
      0,
      lit ? '' : 'opacity=".35"',
    ) +
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
  return { svg, box: [-w - 14, -h - 150, w + 14, 2], flat: true, feet: [[0, w + 4]] }
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
