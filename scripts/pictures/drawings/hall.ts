import { palette, shade, tint } from '../color'
import type { Drawing } from '../drawing'
import { grain } from '../materials'
import { block, knob, roundness, sheen, tube, turned } from '../solids'
import { at, blur, clip, ellipse, group, linear, path, rect, smooth, stroke } from '../svg'

/** A rolled umbrella standing with its handle up; its ferrule at the origin. */
export function umbrella(cloth: string, wood: string, turn: number): string {
  return `<g transform="rotate(${turn})">${tube('M0 -640V-770C0 -830 66 -830 66 -776', 16, wood)}${path('M-5 0L-34 -520Q-30 -585 -8 -650H8Q30 -585 34 -520L5 0Z', cloth)}${path('M-5 0L-34 -520Q-30 -585 -8 -650H8Q30 -585 34 -520L5 0Z', roundness('matte'))}${stroke('M-10 -640Q4 -400 -2 -60', shade(cloth, 0.4), 3, 'opacity=".6"')}${stroke('M14 -620Q20 -420 4 -120', tint(cloth, 0.4), 2.4, 'opacity=".5"')}${rect(-33, -470, 66, 16, shade(cloth, 0.3), 5)}</g>`
}

/** A tall can for umbrellas. */
export function umbrellaStand(
  color: string,
  { umbrellas = true, cloths = [palette.ink, palette.terracotta] as string[] } = {},
): Drawing {
  const back = umbrellas
    ? at(-30, -60, umbrella(cloths[0] ?? palette.ink, palette.walnut, -5)) +
      at(36, -60, umbrella(cloths[1] ?? palette.ochre, palette.beech, 7))
    : ''
  const r = 112
  const h = 520
  const can = turned({
    profile: [
      [r, 0],
      [r, h],
    ],
    angular: true,
    color,
    finish: 'satin',
    tilt: 0.16,
    decor: () => rect(-r - 5, -26, r * 2 + 10, 60, shade(color, 0.32), 0, 'opacity=".5"'),
  })
  const hole = ellipse(
    0,
    -h,
    r - 4,
    r * 0.16 - 3,
    linear(10, [0, shade(color, 0.7)], [100, shade(color, 0.25)]),
  )
  const slot = path(
    `M-26 ${-h + 84}Q0 ${-h + 90} 26 ${-h + 84}V${-h + 108}Q0 ${-h + 114} -26 ${-h + 108}Z`,
    shade(color, 0.72),
  )
  const front = clip(path(`M${-r} ${-h}A${r} ${r * 0.16} 0 0 0 ${r} ${-h}V40H${-r}Z`, '#fff'), can)
  return {
    svg: can + hole + back + front + slot,
    box: [-120, umbrellas ? -895 : -h - 20, umbrellas ? 200 : 120, 18],
    feet: [[0, r]],
  }
}

/** A hall bench with a slatted shelf for shoes. */
export function bench(wood: string, { w = 900, seed = 14 } = {}): Drawing {
  const h = 440
  const leg = (x: number, dark: number) =>
    rect(x, -h + 20, 40, h - 20, shade(wood, dark), 3) +
    rect(x, -h + 20, 40, h - 20, roundness('matte'), 3) +
    grain(rect(x, -h, 40, h, '#fff'), [x, -h, x + 40, 0], wood, seed + x, {
      along: 'y',
      spacing: 7,
      heart: false,
    })
  let svg = leg(-w / 2 + 90, 0.32) + leg(w / 2 - 130, 0.36)
  for (let i = 0; i < 3; i++)
    svg += block(-w / 2 + 46, -150 + i * 15, w - 92, 16, shade(wood, 0.22 - i * 0.07), i === 0 ? 12 : 7, 2, 6)
  svg += leg(-w / 2 + 22, 0.04) + leg(w / 2 - 62, 0.08)
  const top = rect(-w / 2, -h, w, 44, '#fff', 4)
  svg += rect(-w / 2 + 24, -h + 40, w - 48, 34, shade(wood, 0.8), 0, `opacity=".3" ${blur(8)}`)
  svg += block(-w / 2, -h, w, 44, wood, 34, 4, 18)
  svg += grain(top, [-w / 2, -h, w / 2, -h + 44], wood, seed, { spacing: 7, heart: false })
  svg += grain(
    path(`M${-w / 2 + 18} ${-h - 34}H${w / 2 - 18}L${w / 2} ${-h}H${-w / 2}Z`, '#fff'),
    [-w / 2, -h - 34, w / 2, -h],
    tint(wood, 0.2),
    seed + 3,
    { spacing: 6 },
  )
  for (const x of [-w / 2 + 34, -w / 2 + 50, w / 2 - 50, w / 2 - 34]) {
    svg +=
      ellipse(x, -h + 22, 5.6, 5.6, shade(wood, 0.45), 'opacity=".8"') +
      ellipse(x, -h + 22.4, 4.8, 4.8, shade(wood, 0.12))
    svg += ellipse(
      x - 0.6,
      -h + 21.6,
      2.6,
      2.6,
      'none',
      `stroke="${shade(wood, 0.4)}" stroke-width=".7" opacity=".6"`,
    )
  }
  return {
    svg,
    box: [-w / 2, -h - 36, w / 2, 2],
    flat: true,
    feet: [
      [-w / 2 + 42, 34],
      [w / 2 - 42, 34],
      [-w / 2 + 112, 24, 10],
      [w / 2 - 110, 24, 10],
    ],
  }
}

/** A round mirror in a thin frame, hung from a leather strap. */
export function mirror(
  frame: string,
  { r = 260, strap = palette.leather as string, seed = 15 } = {},
): Drawing {
  const glass = ellipse(0, 0, r - 22, r - 22, '#fff')
  const rim = `<path d="M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0ZM${-r + 24} 0A${r - 24} ${r - 24} 0 1 0 ${r - 24} 0A${r - 24} ${r - 24} 0 1 0 ${-r + 24} 0Z" fill="#fff" fill-rule="evenodd" clip-rule="evenodd"/>`
  const svg =
    stroke(
      `M${-r * 0.72} ${-r * 0.66}L-6 ${-r * 1.5}M${r * 0.72} ${-r * 0.66}L6 ${-r * 1.5}`,
      strap,
      17,
      'style="stroke-linecap:butt"',
    ) +
    stroke(`M${-r * 0.72 - 3} ${-r * 0.66 - 3}L-9 ${-r * 1.5}`, tint(strap, 0.35), 3) +
    knob(0, -r * 1.5, 22, palette.brass, 0.7) +
    ellipse(0, 0, r, r, shade(frame, 0.3)) +
    ellipse(0, 0, r - 1, r - 1, frame) +
    grain(rim, [-r, -r, r, r], frame, seed, { spacing: 12 }) +
    ellipse(0, 0, r, r, sheen(1.4)) +
    ellipse(0, 0, r - 21, r - 21, shade(frame, 0.55)) +
    ellipse(2, 3, r - 24, r - 24, linear(55, [0, '#eaf0ec'], [45, '#c6d3d0'], [100, '#8fa5a8'])) +
    clip(
      glass,
      path(`M${-r} ${r * 0.1}L${r * 0.1} ${-r}H${r * 0.52}L${-r} ${r * 0.55}Z`, '#ffffff', 'opacity=".34"') +
        path(
          `M${-r * 0.5} ${r}L${r} ${-r * 0.42}V${-r * 0.22}L${-r * 0.28} ${r}Z`,
          '#ffffff',
          'opacity=".2"',
        ) +
        `<circle r="${r - 28}" fill="none" stroke="${shade(frame, 0.8)}" stroke-width="16" opacity=".22" transform="translate(4 6)" ${blur(8)}/>`,
    )
  return { svg, box: [-r, -r * 1.56, r, r] }
}

/** A pair of shoes, toes to the right. */
export function shoes(leather: string): Drawing {
  const upper = 'M-120 0Q-128 -60 -112 -112Q-86 -104 -58 -112Q-50 -72 10 -60Q84 -48 108 -28Q120 -16 118 0Z'
  const one =
    path(upper, leather) +
    path(upper, linear(70, [0, '#fff5e2', 0.3], [40, '#fff5e2', 0], [100, '#2a1b1c', 0.34])) +
    stroke('M62 -44Q76 -22 70 -2', shade(leather, 0.4), 1.8, 'opacity=".55"') +
    rect(-124, -3, 246, 13, '#e5d8c0', 5) +
    rect(-124, -3, 246, 13, linear(90, [0, '#2a1b1c', 0.22], [40, '#2a1b1c', 0], [100, '#2a1b1c', 0.16]), 5) +
    stroke('M-46 -92L-24 -98M-36 -80L-12 -88M-22 -72L2 -80', '#efe3cd', 4.5) +
    ellipse(-85, -110, 27, 5.5, shade(leather, 0.7))
  const far = at(86, -22, one) + at(86, -22, path(upper, shade(leather, 0.9), 'opacity=".16"'))
  const svg =
    far +
    at(6, -8, path('M-130 6H150L120 14H-120Z', shade(leather, 0.85), `opacity=".4" ${blur(5)}`)) +
    at(0, -9, one)
  return { svg, box: [-126, -144, 206, 4], feet: [[30, 130]] }
}

/** A coat on its loop, for scenes; the loop is the origin. */
export function coat(cloth: string): Drawing {
  const body = smooth(
    [
      [-16, 2],
      [-52, 20],
      [-76, 58],
      [-82, 150],
      [-88, 330],
      [-98, 566],
      [-50, 576],
      [0, 572],
      [50, 577],
      [98, 564],
      [86, 330],
      [80, 150],
      [74, 58],
      [50, 20],
      [16, 2],
    ],
    true,
    0.85,
  )
  const sleeve = (side: 1 | -1) => {
    const s = side
    const d = smooth(
      [
        [s * 48, 22],
        [s * 78, 48],
        [s * 104, 130],
        [s * 122, 250],
        [s * 132, 372],
        [s * 108, 384],
        [s * 84, 376],
        [s * 78, 250],
        [s * 64, 140],
      ],
      true,
      0.85,
    )
    return (
      path(d, shade(cloth, s > 0 ? 0.14 : 0.02)) +
      path(d, linear(0, [0, '#fff5e2', 0.2], [40, '#fff5e2', 0], [100, '#2a1b1c', 0.36])) +
      stroke(`M${s * 86} 356Q${s * 108} 364 ${s * 131} 352`, shade(cloth, 0.5), 2.4, 'opacity=".6"')
    )
  }
  const shape = path(body, '#fff')
  const fall = (x: number, tone: string, alpha: number) =>
    path(
      smooth(
        [
          [x, 90],
          [x - 8, 320],
          [x - 18, 600],
          [x + 20, 600],
          [x + 10, 320],
        ],
        true,
      ),
      tone,
      `opacity="${alpha}" ${blur(7)}`,
    )
  const svg =
    stroke('M-8 6Q0 -22 8 6', shade(cloth, 0.5), 5) +
    group(path(body, shade(cloth, 0.8)), `opacity=".4" transform="translate(0 4)" ${blur(6)}`) +
    sleeve(-1) +
    sleeve(1) +
    path(body, cloth) +
    clip(
      shape,
      fall(-58, shade(cloth, 0.5), 0.3) +
        fall(-26, '#fff5e2', 0.14) +
        fall(44, shade(cloth, 0.5), 0.32) +
        fall(72, shade(cloth, 0.55), 0.34) +
        stroke('M4 120Q10 320 2 600', shade(cloth, 0.5), 3, 'opacity=".7"') +
        path('M-50 16L2 132L50 16L14 0H-14Z', shade(cloth, 0.34)),
    ) +
    path(body, linear(0, [0, '#fff5e2', 0.22], [35, '#fff5e2', 0], [100, '#2a1b1c', 0.3])) +
    path('M-20 0Q-58 14 -60 40L-36 128L2 142L-12 60Z', tint(cloth, 0.12)) +
    path('M20 0Q58 14 60 40L38 128L2 142L14 60Z', tint(cloth, 0.03)) +
    stroke('M-36 128L2 142L38 128', shade(cloth, 0.5), 2, 'opacity=".5"') +
    [186, 262, 338]
      .map((y) => ellipse(18, y, 6.5, 6.5, shade(cloth, 0.6)) + ellipse(17, y - 1, 4, 4, shade(cloth, 0.35)))
      .join('') +
    stroke('M-66 372L-26 378M42 378L76 370', shade(cloth, 0.5), 4, 'opacity=".55"')
  return { svg, box: [-134, -14, 134, 576] }
}
