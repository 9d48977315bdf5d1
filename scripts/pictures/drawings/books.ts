import { palette, shade, tint } from '../color'
import type { Drawing } from '../drawing'
import { weave } from '../materials'
import { roundness, sheen } from '../solids'
import { at, blur, linear, path, rect, round, stroke } from '../svg'

/** A cloth-bound notebook from above. */
export function notebook(
  cloth: string,
  { ribbon = palette.terracotta as string, w = 150, h = 212 } = {},
): Drawing {
  const tile = weave(1.7, cloth, 0.9)
  const svg =
    stroke(`M18 ${h / 2 - 4}L21 ${h / 2 + 26}`, shade(ribbon, 0.2), 5, 'style="stroke-linecap:butt"') +
    rect(-w / 2 + 4, -h / 2 + 4, w, h, '#e9dfc9', 3) +
    [0, 1, 2]
      .map((i) =>
        stroke(`M${w / 2 + 1 + i * 1.2} ${-h / 2 + 7}V${h / 2 + 2}`, '#b9a988', 0.5, 'opacity=".8"'),
      )
      .join('') +
    rect(-w / 2, -h / 2, w, h, cloth, 4) +
    tile.def +
    rect(-w / 2, -h / 2, w, h, tile.paint, 4) +
    rect(-w / 2, -h / 2, w, h, sheen(1.1), 4) +
    rect(-w / 2, -h / 2, 17, h, shade(cloth, 0.3), 4, 'opacity=".5"') +
    stroke(`M${-w / 2 + 17.5} ${-h / 2 + 1}V${h / 2 - 1}`, shade(cloth, 0.5), 1.6, 'opacity=".8"') +
    stroke(`M${-w / 2 + 19.4} ${-h / 2 + 1}V${h / 2 - 1}`, tint(cloth, 0.4), 0.9, 'opacity=".6"') +
    rect(-16, -62, 60, 40, palette.paper, 1.5) +
    rect(-16, -62, 60, 40, 'none', 1.5, `stroke="${shade(cloth, 0.2)}" stroke-width=".8"`) +
    stroke('M-8 -46H36M-8 -36H22', shade(palette.clay, 0.4), 1.1)
  return { svg, box: [-w / 2, -h / 2, w / 2 + 5, h / 2 + 26] }
}

/** Notebooks standing or lying in a pile, spines to us. */
export function bookPile(cloths: string[], { w = 200, thick = 26 } = {}): Drawing {
  const svg = cloths
    .map((cloth, i) => {
      const [width, x] = [w - i * 12, ((i * 37) % 17) - 8]
      const y = -(i + 1) * thick
      return at(
        x,
        y,
        rect(-width / 2 + 4, 4, width - 7, thick - 8, '#ece2cc') +
          [0.35, 0.6]
            .map((t) =>
              stroke(
                `M${-width / 2 + 20} ${round(thick * t)}H${width / 2 - 4}`,
                '#b9a988',
                0.6,
                'opacity=".8"',
              ),
            )
            .join('') +
          path(
            `M${-width / 2 + 6} 0H${width / 2}V4.6H${-width / 2 + 12}V${thick - 4.6}H${width / 2}V${thick}H${-width / 2 + 6}Q${-width / 2} ${thick} ${-width / 2} ${thick / 2}Q${-width / 2} 0 ${-width / 2 + 6} 0Z`,
            cloth,
          ) +
          path(
            `M${-width / 2 + 6} 0H${width / 2}V4.6H${-width / 2 + 12}V${thick - 4.6}H${width / 2}V${thick}H${-width / 2 + 6}Q${-width / 2} ${thick} ${-width / 2} ${thick / 2}Q${-width / 2} 0 ${-width / 2 + 6} 0Z`,
            linear(90, [0, '#fff5e2', 0.24], [40, '#fff5e2', 0], [100, '#2a1b1c', 0.3]),
          ),
      )
    })
    .join('')
  return { svg, box: [-w / 2, -cloths.length * thick, w / 2, 2], flat: true, feet: [[0, w / 2 - 4]] }
}

/** Arched steel book ends with books between them. */
export function bookEnds(color: string, { books = true } = {}): Drawing {
  const arch = (x: number, flip: 1 | -1) => {
    const d = 'M-8 0V-92A42 42 0 0 1 76 -92V0Z'
    return `<g transform="translate(${x} 0) scale(${flip} 1)">${rect(-10, -5, 100, 6, shade(color, 0.25), 2)}<g transform="translate(4 0)">${path(d, shade(color, 0.4))}</g>${path(d, color)}${path(d, flip > 0 ? sheen(1.5) : linear(125, [0, '#2a1b1c', 0.16], [50, '#fff5e2', 0], [100, '#fff5e2', 0.24]))}${stroke('M-8 0V-92A42 42 0 0 1 76 -92', tint(color, 0.4), 1.6, 'opacity=".6"')}${path('M18 0V-84A16 16 0 0 1 50 -84V0Z', shade(color, 0.62), 'opacity=".55"')}</g>`
  }
  const spines: [number, number, string][] = [
    [30, 186, palette.terracotta],
    [22, 168, palette.paper],
    [36, 196, palette.ink],
    [20, 176, palette.ochre],
    [28, 160, palette.dusk],
    [24, 188, palette.plum],
    [32, 172, palette.clay],
    [20, 182, palette.sage],
  ]
  let x = -106
  const row = books
    ? spines
        .map(([w, h, c], i) => {
          const s =
            rect(x, -h, w - 1.4, h, c, 2) +
            rect(x, -h, w - 1.4, h, roundness('matte'), 2) +
            stroke(
              `M${x + 3} ${-h + 22 + (i % 3) * 8}H${x + w - 4.4}M${x + 3} ${-h + 28 + (i % 3) * 8}H${x + w - 4.4}`,
              i % 2 ? palette.ink : tint(c, 0.6),
              1.4,
              'opacity=".75"',
            ) +
            rect(
              x + w / 2 - 3,
              -h * 0.62,
              5,
              h * 0.26,
              i % 2 ? shade(c, 0.4) : tint(c, 0.5),
              1,
              'opacity=".6"',
            )
          x += w
          return s
        })
        .join('')
    : ''
  const inner = books ? 108 : 40
  const svg =
    (books ? rect(-110, -150, 224, 150, shade(color, 0.9), 0, `opacity=".12" ${blur(8)}`) : '') +
    row +
    arch(-inner - 78, 1) +
    arch(inner + 78, -1)
  return { svg, box: [-inner - 90, books ? -198 : -138, inner + 90, 3], flat: true, feet: [[0, inner + 80]] }
}
