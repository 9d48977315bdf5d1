import { palette, shade, tint } from '../color'
import type { Drawing } from '../drawing'
import { glass } from '../glass'
import { knob, ring, roundness, tube, turned } from '../solids'
import { at, ellipse, linear, path, rect, stroke } from '../svg'

/** A long-spouted watering can. */
export function wateringCan(color: string, { metal = palette.brass as string } = {}): Drawing {
  const spout = 'M66 -34C120 -50 146 -110 196 -196L206 -191C166 -100 140 -26 66 -12Z'
  const svg =
    tube('M-40 -142C-60 -240 -160 -190 -86 -42', 9, metal, 'metal') +
    path(spout, color) +
    path(spout, linear(35, [0, '#fff5e2', 0.4], [45, '#fff5e2', 0.02], [100, '#2a1b1c', 0.4])) +
    ellipse(201, -194, 7, 4, shade(color, 0.6), 'transform="rotate(28 201 -194)"') +
    turned({
      profile: [
        [90, 0],
        [90, 30],
        [90, 100],
        [86, 116],
        [56, 140],
        [52, 146],
      ],
      color,
      finish: 'satin',
      tilt: 0.13,
      inside: shade(color, 0.3),
      wall: 4,
      decor: ({ tilt }) =>
        ring(90, 8, tilt, shade(color, 0.4), 2, 'opacity=".6"') +
        ring(90, 100, tilt, tint(color, 0.4), 1.6, 'opacity=".5"'),
    }) +
    stroke('M60 -96L142 -112', shade(metal, 0.4), 5) +
    stroke('M60 -97L142 -113', metal, 3)
  return { svg, box: [-128, -222, 208, 12], feet: [[0, 86]] }
}

/** Snips, lying open a little, points up. */
export function snips(steel: string, grip: string): Drawing {
  const half = (side: 1 | -1) => {
    const s = side
    const blade = `M0 12L${-s * 13} -14C${-s * 16} -70 ${-s * 8} -120 ${s * 3} -168C${s * 9} -120 ${s * 13} -60 ${s * 12} 4Z`
    const handle = `M${-s * 2} 6C${s * 26} 30 ${s * 54} 60 ${s * 52} 112C${s * 50} 150 ${s * 8} 160 ${s * 5} 118C${s * 4} 84 ${s * 15} 46 ${s * 1} 10`
    return {
      blade:
        path(blade, steel) +
        path(
          blade,
          linear(s > 0 ? 0 : 180, [0, '#ffffff', 0.65], [40, '#ffffff', 0.05], [100, '#2a1b1c', 0.42]),
        ) +
        stroke(`M${s * 3} -166C${s * 8} -120 ${s * 11} -60 ${s * 10} 0`, '#ffffff', 1.3, 'opacity=".8"'),
      handle: tube(handle, 12.5, grip, 'satin'),
    }
  }
  const [a, b] = [half(1), half(-1)]
  const svg =
    `<g transform="rotate(-9)">${a.handle}</g><g transform="rotate(9)">${b.handle}</g><g transform="rotate(-9)">${a.blade}</g><g transform="rotate(9)">${b.blade}</g>` +
    knob(0, 6, 9, palette.brass, 0.7) +
    stroke('M-4 9L4 3', shade(palette.brass, 0.5), 2)
  return { svg, box: [-80, -170, 80, 154] }
}

/** A glass mister with a brass head. */
export function mister(color: string, metal: string = palette.brass): Drawing {
  const svg =
    glass(
      [
        [40, 0],
        [44, 5],
        [44, 84],
        [38, 104],
        [20, 122],
        [16, 132],
      ],
      { color, clear: 0.5, liquid: { color: '#bcd6d4', height: 62 } },
    ) +
    at(
      0,
      -130,
      turned({
        profile: [
          [18, 0],
          [19, 3],
          [19, 18],
          [15, 22],
        ],
        color: metal,
        finish: 'metal',
        tilt: 0.18,
      }),
    ) +
    rect(-8, -180, 16, 32, metal, 3) +
    rect(-8, -180, 16, 32, roundness('metal'), 3) +
    rect(-46, -184, 74, 18, metal, 6) +
    rect(-46, -184, 74, 18, roundness('metal', 90), 6) +
    tube('M22 -168C40 -164 44 -150 42 -128', 8, metal, 'metal')
  return { svg, box: [-48, -186, 50, 6], feet: [[0, 42]] }
}
