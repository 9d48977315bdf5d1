import { palette, shade, tint } from '../color'
import type { Drawing } from '../drawing'
import { waffle, weave } from '../materials'
import { knob, sheen, tube } from '../solids'
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
  round,
  smooth,
  stroke,
} from '../svg'
import type { Stripes } from './textiles'

/** A towel folded over a bar on the wall; the middle of the whole is the origin. */
export function hanging(
  color: string,
  {
    kind = 'linen' as 'linen' | 'waffle',
    stripes = [] as Stripes,
    w = 280,
    h = 430,
    bar = palette.oak as string,
    loop = true,
  } = {},
): Drawing {
  const top = -h / 2
  const panel = (left: number, right: number, drop: number, sway: number) =>
    `M${left} ${top + 6}Q${left} ${top - 9} ${left + 10} ${top - 9}H${right - 10}Q${right} ${top - 9} ${right} ${top + 6}C${right + sway} ${top + drop * 0.4} ${right - sway} ${top + drop * 0.7} ${right + sway * 0.6} ${top + drop}C${right - w * 0.2} ${top + drop + 8} ${right - w * 0.35} ${top + drop - 9} ${(left + right) / 2} ${top + drop}C${left + w * 0.34} ${top + drop + 9} ${left + w * 0.18} ${top + drop - 6} ${left - sway * 0.4} ${top + drop + 2}C${left + sway} ${top + drop * 0.7} ${left - sway} ${top + drop * 0.4} ${left} ${top + 6}Z`
  const d = panel(-w / 2, w / 2, h * 0.86, 4)
  const back = panel(-w / 2 + 12, w / 2 + 15, h, 5)
  const shape = path(d, '#fff')
  const tile = kind === 'waffle' ? waffle(11, color) : weave(3, color, 1)
  const hem = (drop: number) =>
    stripes
      .map(([from, wide, tone]) =>
        path(
          `M${-w} ${round(top + drop - h * (from + wide))}Q0 ${round(top + drop - h * (from + wide) + 5)} ${w} ${round(top + drop - h * (from + wide))}V${round(top + drop - h * from)}Q0 ${round(top + drop - h * from + 5)} ${-w} ${round(top + drop - h * from)}Z`,
          tone,
        ),
      )
      .join('')
  const fall = (x: number, width: number, dark: boolean, alpha: number) =>
    path(
      polygon([
        [x, top - 12],
        [x - width, top + h],
        [x + width, top + h],
      ]),
      dark ? shade(color, 0.6) : '#fff8ea',
      `opacity="${alpha}" ${blur(7)}`,
    )
  const reach = w / 2 + 76
  const holder = (x: number) =>
    group(ellipse(x + 8, top + 12, 20, 20, '#2a1b1c'), `opacity=".35" ${blur(6)}`) +
    knob(x, top, 19, bar, 0.45)
  const svg =
    group(stroke(`M${-reach + 10} ${top + 12}H${reach}`, '#2a1b1c', 13), `opacity=".3" ${blur(5)}`) +
    tube(`M${-reach} ${top}H${reach}`, 15, bar, 'matte') +
    holder(-reach) +
    holder(reach) +
    tile.def +
    path(back, shade(color, 0.16)) +
    clip(path(back, '#fff'), hem(h)) +
    path(back, tile.paint) +
    path(back, linear(90, [0, '#2a1b1c', 0.2], [100, '#2a1b1c', 0.06])) +
    path(d, shade(color, 0.8), `opacity=".3" transform="translate(5 8)" ${blur(6)}`) +
    path(d, color) +
    clip(shape, hem(h * 0.86)) +
    path(d, tile.paint) +
    clip(
      shape,
      fall(-w * 0.36, 9, true, 0.2) +
        fall(-w * 0.22, 16, false, 0.42) +
        fall(w * 0.02, 15, true, 0.24) +
        fall(w * 0.19, 15, false, 0.32) +
        fall(w * 0.4, 14, true, 0.32),
    ) +
    path(
      d,
      linear(
        90,
        [0, '#fff5e2', 0.4],
        [4, '#fff5e2', 0.1],
        [9, '#2a1b1c', 0.12],
        [16, '#2a1b1c', 0],
        [100, '#2a1b1c', 0.06],
      ),
    ) +
    path(d, linear(0, [0, '#fff5e2', 0.12], [45, '#fff5e2', 0], [100, '#2a1b1c', 0.2])) +
    (loop ? stroke(`M${w * 0.36} ${top + h * 0.86}q-2 26 7 28q9 -2 7 -28`, shade(color, 0.35), 4.5) : '')
  return { svg, box: [-reach - 18, top - 20, reach + 18, top + h + 8] }
}

/** An apron on its peg. */
export function apron(
  color: string,
  { strap = palette.leather as string, peg = palette.oak as string } = {},
): Drawing {
  const d =
    'M-92 -230C-60 -224 60 -224 92 -230C96 -150 128 -110 196 -84L204 352C70 366 -70 366 -204 352L-196 -84C-128 -110 -96 -150 -92 -230Z'
  const shape = path(d, '#fff')
  const tile = weave(3.2, color, 0.9)
  const fall = (x: number, w: number, alpha: number, light = false) =>
    path(
      polygon([
        [x * 0.5, -210],
        [x - w, 380],
        [x + w, 380],
      ]),
      light ? '#fff8ea' : shade(color, 0.6),
      `opacity="${alpha}" ${blur(8)}`,
    )
  const pocket = 'M-104 60C-40 66 40 66 104 60L100 196C40 202 -40 202 -100 196Z'
  const svg =
    stroke('M-78 -224C-56 -330 -20 -372 0 -392C20 -372 56 -330 78 -224', shade(strap, 0.3), 15) +
    stroke('M-79 -225C-57 -331 -21 -373 -1 -393C19 -373 55 -331 77 -225', strap, 11) +
    stroke('M-194 -70C-240 40 -232 160 -250 240M194 -70C236 40 224 170 246 262', shade(color, 0.3), 9) +
    stroke('M-195 -71C-241 39 -233 159 -251 239M193 -71C235 39 223 169 245 261', tint(color, 0.1), 5.5) +
    tile.def +
    path(d, color) +
    path(d, tile.paint) +
    clip(
      shape,
      fall(-150, 22, 0.3) +
        fall(-70, 24, 0.26, true) +
        fall(40, 24, 0.3) +
        fall(120, 20, 0.24, true) +
        fall(176, 24, 0.4),
    ) +
    path(d, linear(0, [0, '#fff5e2', 0.16], [45, '#fff5e2', 0], [100, '#2a1b1c', 0.24])) +
    stroke('M-85 -212C-56 -208 56 -208 85 -212', shade(color, 0.4), 1.8, 'stroke-dasharray="7 5"') +
    path(pocket, shade(color, 0.55), `opacity=".3" transform="translate(4 6)" ${blur(5)}`) +
    path(pocket, tint(color, 0.05)) +
    path(pocket, tile.paint) +
    stroke('M-100 70C-40 76 40 76 100 70M0 66V198', shade(color, 0.4), 1.8, 'stroke-dasharray="7 5"') +
    stroke(pocket, shade(color, 0.35), 1.6, 'opacity=".6"') +
    [
      [-78, -216],
      [78, -216],
    ]
      .map(([x = 0, y = 0]) => knob(x, y, 8, palette.brass, 0.7))
      .join('') +
    group(ellipse(8, -388, 20, 20, '#2a1b1c'), `opacity=".35" ${blur(6)}`) +
    knob(0, -396, 19, peg, 0.45)
  return { svg, box: [-250, -416, 250, 362] }
}

/** One napkin folded in four: soft edges, the folds' layers at two sides, one corner turned back. */
function napkin(color: string, turnedBack: boolean): string {
  const s = 105
  const cut = turnedBack ? 58 : 0
  const edge: Point[] = [
    [-s, -s + 3],
    [-s * 0.4, -s - 1],
    [s * 0.4, -s + 1.5],
    ...(turnedBack ? [[s - cut, -s] as Point] : []),
  ]
  const side: Point[] = [
    [s, -s + cut],
    [s - 1.5, -s * 0.2],
    [s + 1, s * 0.5],
    [s - 1, s],
  ]
  const foot: Point[] = [
    [s * 0.4, s - 1.5],
    [-s * 0.4, s + 1.5],
    [-s, s - 1],
    [-s - 1.5, s * 0.3],
    [-s + 1.5, -s * 0.3],
  ]
  const d = smooth([...edge, ...side, ...foot], true, 0.5)
  const tile = weave(2.6, color, 1)
  const layer = (k: number) =>
    `<g transform="translate(${k * 1.5} ${k * 2})">${path(d, shade(color, 0.08 + k * 0.09))}${stroke(d, shade(color, 0.4), 0.7, 'opacity=".5"')}</g>`
  const back = `M${s - cut} ${-s}Q${s - cut + 4} ${-s + cut * 0.6} ${s - cut - 3} ${-s + cut + 4}Q${s - cut * 0.4} ${-s + cut - 4} ${s} ${-s + cut}Z`
  return (
    path(d, shade(color, 0.85), `opacity=".4" transform="translate(7 10)" ${blur(6)}`) +
    layer(3) +
    layer(2) +
    layer(1) +
    tile.def +
    path(d, color) +
    path(d, tile.paint) +
    clip(
      path(d, '#fff'),
      ellipse(-s * 0.4, -s * 0.4, s * 0.8, s * 0.6, '#fff5e2', `opacity=".22" ${blur(24)}`) +
        stroke(
          `M${-s} ${s * 0.12}Q0 ${s * 0.2} ${s} ${s * 0.06}`,
          shade(color, 0.5),
          6,
          `opacity=".2" ${blur(4)}`,
        ),
    ) +
    path(d, sheen(0.9)) +
    stroke(`M${-s + 9} ${-s + 10}V${s - 9}H${s - 9}`, shade(color, 0.34), 1.2, 'stroke-dasharray="4 3"') +
    stroke(d, tint(color, 0.35), 0.8, 'opacity=".6"') +
    (turnedBack
      ? path(back, shade(color, 0.8), `opacity=".4" transform="translate(-5 6)" ${blur(4)}`) +
        path(back, tint(color, 0.22)) +
        path(back, tile.paint) +
        path(back, linear(45, [0, '#2a1b1c', 0.2], [40, '#fff5e2', 0.1], [100, '#fff5e2', 0.3])) +
        stroke(
          `M${s - cut} ${-s}Q${s - cut + 4} ${-s + cut * 0.6} ${s - cut - 3} ${-s + cut + 4}Q${s - cut * 0.4} ${-s + cut - 4} ${s} ${-s + cut}`,
          tint(color, 0.5),
          0.9,
          'opacity=".7"',
        )
      : '')
  )
}

/** Napkins laid over one another, from above. */
export function napkins(colors: string[]): Drawing {
  const spread = (colors.length - 1) * 13
  const svg = colors
    .map((color, i) =>
      at(
        i * 26 - spread,
        i * 24 - spread * 0.92,
        napkin(color, i === colors.length - 1),
        1,
        [-4, 2, -1.5, 3][i % 4],
      ),
    )
    .join('')
  const half = 105 + spread + 8
  return { svg, box: [-half, -half, half, half] }
}
