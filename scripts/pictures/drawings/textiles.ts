import { palette, shade, tint } from '../color'
import type { Drawing } from '../drawing'
import { twill, waffle, weave } from '../materials'
import { between, seeded } from '../random'
import { sheen } from '../solids'
import {
  at,
  blur,
  clip,
  ellipse,
  group,
  linear,
  type Point,
  path,
  pattern,
  polygon,
  rect,
  round,
  smooth,
  stroke,
} from '../svg'

export type Tile = { paint: string; def: string }

/** Woven stripes: [offset from the hem, width, colour] each, as shares of the length. */
export type Stripes = [number, number, string][]

/** A pile of folds seen from their rounded front: a folded blanket or towel. */
function folds(
  w: number,
  layers: number,
  thick: number,
  color: string,
  tile: Tile,
  stripes: Stripes = [],
  seed = 31,
): string {
  const random = seeded(seed)
  let svg = tile.def
  for (let i = 0; i < layers; i++) {
    const slack = between(random, -3, 5)
    const [x, y, width] = [-w / 2 + slack, -(i + 1) * thick, w - slack + between(random, -4, 3)]
    const d = `M${round(x + thick * 0.5)} ${round(y)}C${round(x + width * 0.3)} ${round(y - between(random, 0, 3))} ${round(x + width * 0.7)} ${round(y + between(random, -2, 2))} ${round(x + width - thick * 0.5)} ${round(y)}Q${round(x + width)} ${round(y)} ${round(x + width)} ${round(y + thick / 2)}Q${round(x + width)} ${round(y + thick)} ${round(x + width - thick * 0.5)} ${round(y + thick)}H${round(x + thick * 0.5)}Q${round(x)} ${round(y + thick)} ${round(x)} ${round(y + thick / 2)}Q${round(x)} ${round(y)} ${round(x + thick * 0.5)} ${round(y)}Z`
    const shape = path(d, '#fff')
    svg += path(d, color)
    svg += clip(
      shape,
      stripes
        .map(([from, wide, tone]) => rect(x + from * width, y - 6, wide * width, thick + 12, tone))
        .join(''),
    )
    svg += path(d, tile.paint)
    svg += path(
      d,
      linear(90, [0, '#fff5e2', 0.26], [35, '#fff5e2', 0.04], [62, '#2a1b1c', 0.06], [100, '#2a1b1c', 0.46]),
    )
    svg += path(
      d,
      linear(0, [0, '#2a1b1c', 0.14], [10, '#fff5e2', 0.14], [40, '#fff5e2', 0], [100, '#2a1b1c', 0.22]),
    )
  }
  return svg
}

/** Threads hanging from a hem. */
function fringe(
  x0: number,
  x1: number,
  y: number,
  length: number,
  color: string,
  seed: number,
  gap = 9,
): string {
  const random = seeded(seed)
  let out = ''
  for (let x = x0; x <= x1; x += gap) {
    const sway = between(random, -4, 4)
    const l = length * between(random, 0.85, 1.1)
    const d = `M${round(x)} ${round(y)}Q${round(x + sway * 0.2)} ${round(y + l * 0.5)} ${round(x + sway)} ${round(y + l)}`
    out +=
      stroke(d, shade(color, 0.3), gap * 0.62) +
      stroke(d, color, gap * 0.44) +
      ellipse(x + sway * 0.05, y + l * 0.14, gap * 0.42, gap * 0.36, shade(color, 0.12))
  }
  return out
}

/** A blanket folded on itself, its fringe hanging over the front. */
export function blanket(color: string, stripes: Stripes = [], { layers = 4, seed = 31 } = {}): Drawing {
  const [w, thick] = [420, 46]
  const h = layers * thick
  const tile = twill(6, color, 0.9)
  const flap = `M${-w / 2 + 30} ${-h - 1}C-60 ${-h - 5} 60 ${-h + 2} ${w / 2 - 26} ${-h}L${w / 2 - 34} ${-h + 116}C60 ${-h + 122} -60 ${-h + 113} ${-w / 2 + 36} ${-h + 117}Z`
  const shape = path(flap, '#fff')
  const over =
    fringe(-w / 2 + 42, w / 2 - 40, -h + 112, 36, color, seed) +
    group(path(flap, shade(color, 0.8)), `opacity=".35" transform="translate(5 7)" ${blur(5)}`) +
    path(flap, color) +
    clip(
      shape,
      stripes
        .map(([from, wide, tone]) => rect(-w / 2, -h + 116 * (1 - from - wide), w, 116 * wide, tone))
        .join(''),
    ) +
    path(flap, tile.paint) +
    path(flap, linear(90, [0, '#fff5e2', 0.32], [14, '#fff5e2', 0.12], [100, '#2a1b1c', 0.12])) +
    path(flap, linear(0, [0, '#fff5e2', 0.18], [45, '#fff5e2', 0], [100, '#2a1b1c', 0.2]))
  return {
    svg: folds(w, layers, thick, color, tile, [], seed) + over,
    box: [-w / 2, -h - 6, w / 2, 4],
    flat: true,
    feet: [[0, w / 2 - 8]],
  }
}

/** Folded towels or napkins in a pile, one colour a piece. */
export function pile(
  colors: string[],
  kind: 'waffle' | 'linen',
  { w = 330, thick = 52, seed = 32 } = {},
): Drawing {
  const svg = colors
    .map((color, i) => {
      const tile = kind === 'waffle' ? waffle(8.5, color) : weave(2.4, color, 0.9)
      return at((i % 2) * 6 - 3, -i * thick * 2, folds(w - i * 6, 2, thick, color, tile, [], seed + i))
    })
    .join('')
  return { svg, box: [-w / 2, -colors.length * thick * 2 - 4, w / 2, 4], flat: true, feet: [[0, w / 2 - 8]] }
}

/** A cushion standing on its edge, with a piped seam. */
export function cushion(
  color: string,
  { piping = shade(color, 0.25), stripes = [] as Stripes, size = 440, seed = 33 } = {},
): Drawing {
  const s = size / 2
  const points: Point[] = [
    [-s, -s * 2 + 6],
    [-s * 0.5, -s * 2 + 26],
    [0, -s * 2 + 30],
    [s * 0.5, -s * 2 + 26],
    [s, -s * 2 + 6],
    [s - 22, -s * 1.5],
    [s - 26, -s],
    [s - 20, -s * 0.5],
    [s + 2, -2],
    [s * 0.5, -10],
    [0, -8],
    [-s * 0.5, -10],
    [-s - 2, -2],
    [-s + 20, -s * 0.5],
    [-s + 26, -s],
    [-s + 22, -s * 1.5],
  ]
  const d = smooth(points, true, 0.9)
  const shape = path(d, '#fff')
  const tile = weave(3, color, 1)
  const random = seeded(seed)
  const crease = (x: number, y: number, tx: number, ty: number, alpha: number) =>
    path(
      smooth(
        [
          [x, y],
          [(x + tx) / 2 + between(random, 4, 12), (y + ty) / 2],
          [tx, ty],
          [(x + tx) / 2 - 6, (y + ty) / 2 + 8],
        ],
        true,
      ),
      shade(color, 0.55),
      `opacity="${alpha}" ${blur(7)}`,
    )
  const svg =
    path(d, color) +
    clip(
      shape,
      stripes
        .map(([from, wide, tone]) => rect(-s - 10 + from * size, -s * 2 - 10, wide * size, s * 2 + 20, tone))
        .join(''),
    ) +
    tile.def +
    path(d, tile.paint) +
    clip(
      shape,
      ellipse(-s * 0.3, -s * 1.3, s * 0.75, s * 0.62, '#fff5e2', `opacity=".3" ${blur(36)}`) +
        ellipse(s * 0.55, -s * 0.34, s * 0.9, s * 0.6, shade(color, 0.7), `opacity=".34" ${blur(40)}`) +
        crease(-s + 14, -s * 2 + 20, -s * 0.46, -s * 1.46, 0.34) +
        crease(s - 16, -s * 2 + 22, s * 0.5, -s * 1.5, 0.4) +
        crease(-s + 16, -14, -s * 0.55, -s * 0.5, 0.34) +
        crease(s - 14, -12, s * 0.55, -s * 0.42, 0.44) +
        crease(-s * 0.1, -s * 1.99, 0, -s * 1.5, 0.2),
    ) +
    stroke(d, shade(piping, 0.25), 7) +
    stroke(d, piping, 5) +
    `<g transform="translate(-1 -1)">${stroke(d, tint(piping, 0.4), 1.6, 'opacity=".7"')}</g>`
  return { svg, box: [-s - 4, -s * 2, s + 4, 4], feet: [[0, s - 10]] }
}

/** A flat-woven rug from above. */
export function rug(color: string, accent: string, { w = 460, h = 700, seed = 35 } = {}): Drawing {
  const d = polygon([
    [-w / 2, -h / 2],
    [w / 2, -h / 2],
    [w / 2, h / 2],
    [-w / 2, h / 2],
  ])
  const weft = pattern(
    14,
    8,
    rect(0, 0, 14, 3.4, shade(color, 0.35), 1.6, 'opacity=".28"') +
      rect(7, 4, 14, 3, tint(color, 0.5), 1.5, 'opacity=".3"') +
      rect(-7, 4, 14, 3, tint(color, 0.5), 1.5, 'opacity=".3"'),
  )
  const bands = [0.07, 0.13, 0.87, 0.93]
    .map((t, i) => rect(-w / 2, -h / 2 + t * h - (i % 3 ? 5 : 11), w, i % 3 ? 10 : 22, accent))
    .join('')
  const diamonds = [0.3, 0.5, 0.7]
    .map((t) =>
      [-0.25, 0, 0.25]
        .map(
          (u) =>
            path(
              polygon([
                [u * w, -h / 2 + t * h - 42],
                [u * w + 34, -h / 2 + t * h],
                [u * w, -h / 2 + t * h + 42],
                [u * w - 34, -h / 2 + t * h],
              ]),
              'none',
              `stroke="${accent}" stroke-width="9"`,
            ) + rect(u * w - 6, -h / 2 + t * h - 6, 12, 12, accent),
        )
        .join(''),
    )
    .join('')
  const threads = fringe(-w / 2 + 5, w / 2 - 4, h / 2 - 4, 40, palette.wool, seed, 10)
  const svg =
    `<g transform="scale(1 -1)">${threads}</g>` +
    threads +
    path(d, color) +
    bands +
    diamonds +
    weft.def +
    path(d, weft.paint) +
    path(d, sheen(1.1))
  return { svg, box: [-w / 2, -h / 2 - 40, w / 2, h / 2 + 40] }
}
