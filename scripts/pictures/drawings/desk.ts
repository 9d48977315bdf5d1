import { palette, shade, tint } from '../color'
import type { Drawing } from '../drawing'
import { grain } from '../materials'
import { knob, roundness, sheen, tube, turned } from '../solids'
import { at, clip, ellipse, linear, path, rect, round, stroke } from '../svg'

/** A ballpoint pen lying from lower left to upper right. */
export function pen(metal: string, turn = -38): Drawing {
  const body = 'M-62 -4.6L58 -4.6Q64 -4.6 64 0Q64 4.6 58 4.6L-62 4.6L-80 1.1Q-83 0 -80 -1.1Z'
  const svg = `<g transform="rotate(${turn})">${path(body, metal)}${path(body, roundness('metal', 90))}${stroke('M-62 -4.4V4.4M22 -4.5V4.5M25 -4.5V4.5', shade(metal, 0.5), 0.7, 'opacity=".8"')}${rect(64, -2.2, 7, 4.4, shade(metal, 0.15), 2)}${rect(64, -2.2, 7, 4.4, roundness('metal', 90), 2)}${path('M22 -6.6H56Q59 -6.6 59 -4.6L27 -4.2Q23 -4.2 22 -6.6Z', tint(metal, 0.2))}${stroke('M24 -6.2H55', tint(metal, 0.7), 0.7)}${ellipse(-81, 0, 1.4, 0.9, '#3a3532')}</g>`
  return { svg, box: [-66, -54, 60, 56] }
}

/** A letter tray of two tiers, from the front and a little above. */
export function letterTray(wood: string, { papers = true, seed = 52 } = {}): Drawing {
  const w = 330
  const tier = (y: number, load: boolean) =>
    path(
      `M${-w / 2 + 22} ${y - 56}H${w / 2 - 22}L${w / 2} ${y - 12}H${-w / 2}Z`,
      linear(15, [0, tint(wood, 0.1)], [100, shade(wood, 0.22)]),
    ) +
    (load
      ? path(`M${-w / 2 + 44} ${y - 50}H${w / 2 - 46}L${w / 2 - 30} ${y - 15}H${-w / 2 + 26}Z`, '#f3ebda') +
        path(
          `M${-w / 2 + 60} ${y - 54}H${w / 2 - 70}L${w / 2 - 60} ${y - 17}H${-w / 2 + 40}Z`,
          palette.paper,
        ) +
        path(
          `M${-w / 2 + 60} ${y - 54}L-10 ${y - 30}L${w / 2 - 70} ${y - 54}`,
          'none',
          `stroke="${palette.clay}" stroke-width="1.6"`,
        )
      : '') +
    rect(-w / 2, y - 12, w, 15, wood, 2) +
    grain(rect(-w / 2, y - 12, w, 15, '#fff', 2), [-w / 2, y - 12, w / 2, y + 3], wood, seed + y, {
      spacing: 3.4,
      heart: false,
    }) +
    rect(-w / 2, y - 12, w, 15, sheen(1.2), 2) +
    rect(-34, y - 12.5, 68, 8, shade(wood, 0.4), 4, 'opacity=".55"')
  const post = (x: number) => rect(x, -150, 12, 150, wood, 2) + rect(x, -150, 12, 150, roundness('matte'), 2)
  const svg =
    rect(-w / 2 + 22, -58, w - 44, 50, shade(wood, 0.62), 0, 'opacity=".55"') +
    rect(-w / 2 + 20, -152, 9, 130, shade(wood, 0.3)) +
    rect(w / 2 - 29, -152, 9, 130, shade(wood, 0.36)) +
    tier(-3, papers) +
    tier(-106, papers) +
    post(-w / 2) +
    post(w / 2 - 12)
  return { svg, box: [-w / 2, -166, w / 2, 2], flat: true, feet: [[0, w / 2]] }
}

/** A small round clock on two feet. */
export function clock(
  body: string,
  { face = palette.paper as string, wood = true, hand = palette.ink as string, seed = 53 } = {},
): Drawing {
  const r = 70
  const rim = ellipse(0, 0, r, r, '#fff')
  const marks = Array.from({ length: 12 }, (_, i) => {
    const a = (i * Math.PI) / 6
    const [s, c] = [Math.sin(a), -Math.cos(a)]
    const inner = i % 3 ? 47 : 43
    return stroke(
      `M${round(s * inner)} ${round(c * inner)}L${round(s * 51)} ${round(c * 51)}`,
      hand,
      i % 3 ? 1.4 : 2.8,
    )
  }).join('')
  const dial =
    ellipse(0, 0, r, r, shade(body, 0.34)) +
    ellipse(-0.6, -0.8, r - 1, r - 1, body) +
    (wood ? grain(rim, [-r, -r, r, r], body, seed, { spacing: 5.5 }) : '') +
    ellipse(0, 0, r, r, sheen(1.5)) +
    ellipse(0, 0, 58, 58, shade(body, 0.55)) +
    ellipse(0.8, 1, 57, 57, linear(50, [0, shade(face, 0.12)], [45, face], [100, tint(face, 0.4)])) +
    marks +
    stroke('M0 6L-22 -22', hand, 4.2) +
    stroke('M0 8L20 -38', hand, 2.8) +
    stroke('M-4 12L10 -44', palette.terracotta, 1.2) +
    knob(0, 0, 4.2, palette.brass, 0.7) +
    clip(ellipse(0, 0, 57, 57, '#fff'), path('M-60 10L14 -60H40L-60 40Z', '#ffffff', 'opacity=".16"'))
  const svg =
    tube('M-34 -16L-40 -3', 9, shade(body, 0.15)) +
    tube('M34 -16L40 -3', 9, shade(body, 0.15)) +
    at(0, -74, dial)
  return {
    svg,
    box: [-r, -146, r, 2],
    feet: [
      [-40, 9],
      [40, 9],
      [0, 40, 1],
    ],
  }
}

/** An oval bentwood box with swallowtail joints. */
export function bentwoodBox(wood: string, { seed = 54, size = 1, lid = true } = {}): Drawing {
  const [rx, h, tilt] = [120, 76, 0.2]
  const tack = (x: number, y: number) => knob(x, y, 2.3, '#b5683f', 0.6)
  const side = turned({
    profile: [
      [rx - 3, 0],
      [rx - 3, h],
    ],
    angular: true,
    color: wood,
    finish: 'matte',
    tilt,
    inside: shade(wood, 0.1),
    wall: 4,
    decor: () =>
      grain(rect(-rx, -h, rx * 2, h + 40, '#fff'), [-rx, -h, rx, 30], wood, seed, {
        spacing: 7,
        heart: false,
      }) +
      finger(-14, 0, 0) +
      finger(-14, 0, 1),
  })
  function finger(x: number, y: number, i: number): string {
    const top = y - h + 27 + i * 36
    const d = `M${x + 90} ${top - 15}H${x + 30}Q${x + 8} ${top - 5} ${x} ${top}Q${x + 8} ${top + 9} ${x + 30} ${top + 15}H${x + 90}`
    return (
      path(`${d}Z`, tint(wood, 0.12)) +
      stroke(d, shade(wood, 0.5), 1.2, 'opacity=".7"') +
      tack(x + 14, top + 1) +
      tack(x + 44, top - 8) +
      tack(x + 44, top + 8)
    )
  }
  const cover = at(
    0,
    -h,
    turned({
      profile: [
        [rx + 1, -14],
        [rx + 1, 14],
      ],
      angular: true,
      color: tint(wood, 0.08),
      finish: 'matte',
      tilt,
      decor: () =>
        grain(rect(-rx - 4, -20, rx * 2 + 8, 70, '#fff'), [-rx, -16, rx, 44], wood, seed + 2, {
          spacing: 6,
          heart: false,
        }) +
        tack(18, 20) +
        tack(34, 17),
    }) +
      clip(
        ellipse(0, -14, rx - 1, (rx - 1) * tilt, '#fff'),
        grain(rect(-rx, -44, rx * 2, 60, '#fff'), [-rx, -42, rx, 14], wood, seed + 1, { spacing: 5 }),
      ),
  )
  return {
    svg: at(0, 0, side + (lid ? cover : ''), size),
    box: [-(rx + 2) * size, (-h - 40) * size, (rx + 2) * size, 24 * size],
    feet: [[0, (rx - 4) * size]],
  }
}

/** A cup of pencils. */
export function pencilCup(glaze: string, { full = true } = {}): Drawing {
  const pencil = (x: number, turn: number, color: string, tip: string, up: number) =>
    at(
      x,
      -20,
      `${rect(-3.6, -up, 7.2, up, color, 1)}${rect(-3.6, -up, 7.2, up, linear(0, [0, '#fff5e2', 0.4], [34, '#fff5e2', 0], [36, '#2a1b1c', 0.05], [68, '#2a1b1c', 0.08], [70, '#2a1b1c', 0.3], [100, '#2a1b1c', 0.34]), 1)}${path(`M-3.6 ${-up}L0 ${-up - 16}L3.6 ${-up}Z`, '#e5c79b')}${path(`M-1.3 ${-up - 10.4}L0 ${-up - 16}L1.3 ${-up - 10.4}Z`, tip)}`,
      1,
      turn,
    )
  const set = full
    ? pencil(-18, -11, palette.ochre, palette.black, 148) +
      pencil(-4, -3, palette.terracotta, palette.terracotta, 166) +
      pencil(8, 4, palette.ink, palette.black, 154) +
      pencil(20, 12, palette.dusk, palette.dusk, 140) +
      at(
        2,
        -30,
        rect(-7, -140, 14, 140, palette.oak, 2) +
          rect(-7, -140, 14, 140, roundness('matte'), 2) +
          stroke('M-7 -128H-2M-7 -116H-3M-7 -104H-2M-7 -92H-3', shade(palette.oak, 0.6), 0.9),
        1,
        17,
      )
    : ''
  const cup = turned({
    profile: [
      [38.5, 0],
      [40, 10],
      [40, 60],
      [40, 98],
    ],
    color: glaze,
    finish: 'satin',
    tilt: 0.16,
    inside: shade(glaze, 0.1),
    wall: 3.4,
    decor: ({ radius, tilt }) =>
      Array.from({ length: 25 }, (_, i) => {
        const a = -1.5 + (i * 3) / 24
        const x = Math.sin(a) * radius(50)
        return (
          stroke(
            `M${round(x)} -96V${round(Math.cos(a) * 40 * tilt)}`,
            shade(glaze, 0.45),
            1.1,
            'opacity=".5"',
          ) +
          stroke(
            `M${round(x + 1.2)} -96V${round(Math.cos(a) * 40 * tilt)}`,
            tint(glaze, 0.5),
            0.8,
            'opacity=".4"',
          )
        )
      }).join(''),
  })
  const front = clip(path('M-60 -98H-40A40 6.4 0 0 0 40 -98H60V40H-60Z', '#fff'), cup)
  return { svg: cup + set + front, box: [-48, full ? -196 : -106, 60, 8], feet: [[0, 37]] }
}
