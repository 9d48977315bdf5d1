import { palette, shade, tint } from '../color'
import type { Drawing } from '../drawing'
import { glass } from '../glass'
import { grain } from '../materials'
import { sheen } from '../solids'
import { at, ellipse, path, stroke } from '../svg'

const CARAFE: [number, number][] = [
  [46, 0],
  [49, 5],
  [50, 40],
  [49, 90],
  [44, 118],
  [31, 146],
  [25, 165],
  [24, 190],
  [27, 222],
]

/** A carafe with its tumbler turned over the neck, or beside it. */
export function carafe(color: string, { water = 110, tumbler = true } = {}): Drawing {
  const cup = tumbler
    ? at(
        0,
        -232,
        `<g transform="scale(1 -1) translate(0 -62)">${glass(
          [
            [30, 0],
            [31, 4],
            [34, 64],
          ],
          { color, clear: 0.34 },
        )}</g>`,
      )
    : ''
  return {
    svg: glass(CARAFE, { color, liquid: { color: '#bcd6d4', height: water } }) + cup,
    box: [-50, tumbler ? -238 : -228, 50, 8],
    feet: [[0, 48]],
  }
}

export const tumbler = (color: string, water = 40): Drawing => ({
  svg: glass(
    [
      [30, 0],
      [31, 4],
      [34, 44],
      [35, 84],
    ],
    { color, liquid: water ? { color: '#bcd6d4', height: water } : undefined },
  ),
  box: [-35, -90, 35, 5],
  feet: [[0, 31]],
})

/** A bread board standing on its long end. */
export function board(wood: string, { w = 190, h = 330, seed = 5 } = {}): Drawing {
  const neck = 46
  const d = `M${-w / 2 + 26} 0H${w / 2 - 26}Q${w / 2} 0 ${w / 2} -26V${-h + 40}C${w / 2} ${-h} ${neck / 2 + 8} ${-h + 4} ${neck / 2} ${-h - 26}V${-h - 78}Q${neck / 2} ${-h - 100} 0 ${-h - 100}Q${-neck / 2} ${-h - 100} ${-neck / 2} ${-h - 78}V${-h - 26}C${-neck / 2 - 8} ${-h + 4} ${-w / 2} ${-h} ${-w / 2} ${-h + 40}V-26Q${-w / 2} 0 ${-w / 2 + 26} 0Z`
  const shape = path(d, '#fff')
  const svg =
    `<g transform="translate(5 1)">${path(d, shade(wood, 0.36))}</g>` +
    path(d, wood) +
    grain(shape, [-w / 2, -h - 100, w / 2, 0], wood, seed, { along: 'y', spacing: 9 }) +
    path(d, sheen(1.1)) +
    stroke(d, tint(wood, 0.4), 1.6, 'opacity=".55"') +
    ellipse(0, -h - 74, 11, 11, shade(wood, 0.55)) +
    ellipse(1.5, -h - 72.5, 9, 9, shade(wood, 0.75), 'opacity=".6"') +
    stroke(
      `M0 ${-h - 74}C-4 ${-h - 108} -26 ${-h - 128} -22 ${-h - 150}C-18 ${-h - 168} 6 ${-h - 164} 8 ${-h - 146}C10 ${-h - 128} 4 ${-h - 100} 0 ${-h - 74}`,
      shade(palette.leather, 0.2),
      4.4,
    ) +
    stroke(
      `M-1 ${-h - 76}C-5 ${-h - 109} -27 ${-h - 128} -23 ${-h - 150}C-19 ${-h - 168} 5 ${-h - 164} 7 ${-h - 146}`,
      tint(palette.leather, 0.2),
      1.6,
    )
  return { svg, box: [-w / 2, -h - 164, w / 2, 2], flat: true, feet: [[0, w / 2 - 10]] }
}
