import { mix, palette, shade, tint } from './color'
import type { Drawing } from './drawing'
import { grain } from './materials'
import { put, SIDE, veil, windowLight } from './stage'
import {
  at,
  blend,
  blur,
  ellipse,
  group,
  linear,
  path,
  picture,
  radial,
  rect,
  round,
  stroke,
  texture,
} from './svg'

/** A thing in a scene: where its foot (or, hung, its middle) is, how large, and how far it is turned. */
export type Placed = [thing: Drawing, x: number, y: number, scale: number, turn?: number]

/** Sun through a window that stands outside the picture; or evening, when only lamps give light. */
export interface Light {
  window?: [x: number, y: number, w: number, h: number]
  strength?: number
  evening?: boolean
}

export const walls = {
  paper: '#ece2d0',
  sand: '#dfcfb6',
  clay: '#d8bda3',
  blush: '#dcb8a3',
  sage: '#bcc8b5',
  dusk: '#9fafb8',
  mauve: '#b79fa6',
  ink: '#38564e',
  night: '#3d4b57',
  umber: '#5d4a48',
} as const

function wall(color: string, light: Light): string {
  const base = rect(0, 0, SIDE, SIDE, color) + rect(0, 0, SIDE, SIDE, color, 0, texture(190, 0.16, 7))
  const fall = light.evening
    ? rect(0, 0, SIDE, SIDE, radial(50, 50, 75, [0, tint(color, 0.1), 0.6], [100, shade(color, 0.4), 0.8]))
    : rect(
        0,
        0,
        SIDE,
        SIDE,
        radial(
          20,
          12,
          110,
          [0, tint(color, 0.45), 0.9],
          [50, tint(color, 0.08), 0.5],
          [100, shade(color, 0.24), 0.8],
        ),
      )
  const [x, y, w, h] = light.window ?? [0, 0, 0, 0]
  return base + fall + (light.window ? windowLight(x, y, w, h, { strength: light.strength ?? 0.6 }) : '')
}

const things = (items: Placed[], backdrop: string) =>
  items.map(([thing, x, y, scale, turn]) => put(thing, x, y, scale, backdrop, turn)).join('')

const finish = (content: string, color: string, light: Light, over = '') =>
  picture(SIDE, SIDE, content + over + veil(color, light.evening ? 0.4 : 0.62))

/** A table against a wall, seen from a chair. */
export function onTable(
  color: string,
  top: string,
  items: Placed[],
  light: Light = {},
  { edge = 700, seed = 3, over = '', hung = [] as Placed[] } = {},
): string {
  const surface = rect(0, edge, SIDE, SIDE - edge, '#fff')
  const table =
    rect(0, edge - 26, SIDE, 40, shade(color, 0.8), 0, `opacity=".28" ${blur(14)}`) +
    rect(0, edge, SIDE, SIDE - edge, top) +
    grain(surface, [-60, edge, SIDE + 60, SIDE], top, seed, { spacing: 15, strength: 0.55, heart: false }) +
    rect(
      0,
      edge,
      SIDE,
      SIDE - edge,
      linear(
        90,
        [0, shade(top, 0.24), 0.65],
        [16, top, 0],
        [60, tint(top, 0.4), 0.34],
        [100, shade(top, 0.2), 0.4],
      ),
    ) +
    (light.evening ? rect(0, edge, SIDE, SIDE - edge, shade(top, 0.75), 0, 'opacity=".42"') : '') +
    (light.window
      ? blend(
          'soft-light',
          0.75,
          group(
            path(`M180 ${edge + 20}H560L760 ${SIDE}H240ZM620 ${edge + 20}H800L1040 ${SIDE}H850Z`, '#ffe6b4'),
            blur(9),
          ),
        )
      : '')
  return finish(wall(color, light) + table + things(hung, color) + things(items, mix(top, color, 0.3)), color, light, over)
}

/** A shelf on the wall. */
export function onShelf(
  color: string,
  wood: string,
  items: Placed[],
  light: Light = {},
  { y = 700, seed = 5, over = '', hung = [] as Placed[] } = {},
): string {
  const [x0, w] = [60, SIDE - 120]
  const front = rect(x0, y, w, 34, '#fff', 3)
  const shelf =
    rect(x0 + 26, y + 26, w, 74, shade(color, 0.85), 0, `opacity=".34" ${blur(18)}`) +
    [x0 + 130, x0 + w - 148]
      .map(
        (x) =>
          path(
            `M${x} ${y + 32}H${x + 18}V${y + 128}Q${x + 9} ${y + 146} ${x} ${y + 128}Z`,
            shade(wood, 0.3),
          ) + path(`M${x} ${y + 32}H${x + 18}V${y + 60}H${x}Z`, shade(wood, 0.6), 'opacity=".4"'),
      )
      .join('') +
    path(
      `M${x0 + 16} ${y - 26}H${x0 + w - 16}L${x0 + w} ${y + 2}H${x0}Z`,
      linear(0, [0, tint(wood, 0.34)], [100, tint(wood, 0.08)]),
    ) +
    rect(x0, y, w, 34, wood, 3) +
    grain(front, [x0, y, x0 + w, y + 34], wood, seed, { spacing: 7, heart: false }) +
    rect(x0, y, w, 34, linear(90, [0, '#fff5e2', 0.3], [20, '#fff5e2', 0], [100, '#2a1b1c', 0.26]), 3)
  return finish(
    wall(color, light) + things(hung, color) + shelf + things(items, mix(wood, color, 0.5)),
    color,
    light,
    over,
  )
}

/** A wall to hang things on; with boards up to `dado` if given. */
export function onWall(
  color: string,
  items: Placed[],
  light: Light = {},
  { dado = 0, boards = shade(color, 0.14), over = '' } = {},
): string {
  let lower = ''
  if (dado) {
    lower += rect(0, dado, SIDE, SIDE - dado, boards)
    for (let x = 60; x < SIDE; x += 126)
      lower +=
        stroke(`M${x} ${dado + 20}V${SIDE}`, shade(boards, 0.4), 2.6, 'opacity=".5"') +
        stroke(`M${x + 3} ${dado + 20}V${SIDE}`, tint(boards, 0.4), 1.8, 'opacity=".45"')
    lower += rect(
      0,
      dado,
      SIDE,
      SIDE - dado,
      linear(20, [0, '#fff5e2', 0.14], [50, '#fff5e2', 0], [100, '#2a1b1c', 0.2]),
    )
    lower += rect(0, dado + 20, SIDE, 16, shade(boards, 0.7), 0, `opacity=".35" ${blur(6)}`)
    lower +=
      rect(0, dado - 4, SIDE, 26, tint(boards, 0.16)) +
      rect(0, dado - 4, SIDE, 7, tint(boards, 0.5), 0, 'opacity=".8"')
  }
  return finish(wall(color, light) + lower + things(items, color), color, light, over)
}

/** A room's corner: wall, skirting, floorboards. */
export function onFloor(
  color: string,
  floor: string,
  items: Placed[],
  light: Light = {},
  { edge = 720, over = '', hung = [] as Placed[] } = {},
): string {
  let boards = rect(0, edge, SIDE, SIDE - edge, floor)
  for (let i = -7; i <= 7; i++)
    boards += stroke(
      `M${500 + i * 104} ${edge}L${500 + i * 190} ${SIDE}`,
      shade(floor, 0.42),
      2,
      'opacity=".4"',
    )
  boards += [-520, -130, 250, 640]
    .map((x, i) =>
      stroke(`M${500 + x * 0.6} ${edge + 60 + i * 34}h${120}`, shade(floor, 0.42), 1.8, 'opacity="0"'),
    )
    .join('')
  boards += rect(
    0,
    edge,
    SIDE,
    SIDE - edge,
    linear(
      90,
      [0, shade(floor, 0.4), 0.55],
      [20, floor, 0],
      [70, tint(floor, 0.35), 0.35],
      [100, shade(floor, 0.2), 0.3],
    ),
  )
  boards += light.evening
    ? rect(0, edge, SIDE, SIDE - edge, shade(floor, 0.75), 0, 'opacity=".4"')
    : light.window
      ? blend(
          'soft-light',
          0.85,
          group(
            path(`M120 ${edge}H400L620 ${SIDE}H190ZM460 ${edge}H640L980 ${SIDE}H730Z`, '#ffe6b4'),
            blur(10),
          ),
        )
      : ''
  const skirting =
    rect(0, edge - 46, SIDE, 46, tint(color, 0.42)) +
    rect(0, edge - 46, SIDE, 5, tint(color, 0.75)) +
    rect(0, edge - 8, SIDE, 8, shade(color, 0.4), 0, 'opacity=".4"')
  return finish(
    wall(color, light) + skirting + boards + things(hung, color) + things(items, shade(floor, 0.1)),
    color,
    light,
    over,
  )
}

/** A window sill with the day outside. */
export function onSill(
  color: string,
  wood: string,
  items: Placed[],
  { y = 730, sky = '#cfdcd8', seed = 9, hung = [] as Placed[] } = {},
): string {
  const frame = tint(color, 0.55)
  const [x0, x1, top] = [110, 890, -40]
  const far = (x: number, cy: number, r: number, tone: string) =>
    ellipse(x, cy, r, r * 0.8, tone, `opacity=".6" ${blur(26)}`)
  const view =
    rect(x0, top, x1 - x0, y - top, sky) +
    rect(
      x0,
      top,
      x1 - x0,
      y - top,
      linear(90, [0, '#f7ecd2', 0.7], [60, '#ffffff', 0.1], [100, palette.sage, 0.55]),
    ) +
    group(
      far(200, 640, 130, palette.sage) +
        far(420, 700, 170, shade(palette.sage, 0.12)) +
        far(730, 650, 150, palette.sage) +
        far(850, 560, 110, tint(palette.sage, 0.2)) +
        far(320, 250, 120, '#fff6dc'),
      '',
    ) +
    path(`M${x0} 300L520 ${top}H680L${x0} 480Z`, '#ffffff', 'opacity=".22"')
  const bar = (x: number, yy: number, w: number, h: number) =>
    rect(x, yy, w, h, frame) +
    rect(x, yy, w, h, linear(w > h ? 90 : 0, [0, '#fff5e2', 0.4], [45, '#fff5e2', 0], [100, '#2a1b1c', 0.26]))
  const joinery =
    bar(488, top, 24, y - top) +
    bar(x0, 318, x1 - x0, 20) +
    bar(x0 - 34, top, 40, y - top) +
    bar(x1 - 6, top, 40, y - top)
  const sill =
    rect(30, y + 40, 960, 60, shade(color, 0.8), 0, `opacity=".3" ${blur(16)}`) +
    path(`M60 ${y - 24}H940L980 ${y + 26}H20Z`, linear(0, [0, tint(wood, 0.5)], [100, tint(wood, 0.16)])) +
    grain(path(`M60 ${y - 24}H940L980 ${y + 26}H20Z`, '#fff'), [20, y - 24, 980, y + 26], wood, seed, {
      spacing: 9,
      strength: 0.6,
      heart: false,
    }) +
    rect(20, y + 24, 960, 44, wood, 3) +
    grain(rect(20, y + 24, 960, 44, '#fff', 3), [20, y + 24, 980, y + 68], wood, seed + 1, {
      spacing: 9,
      heart: false,
    }) +
    rect(20, y + 24, 960, 44, linear(90, [0, '#fff5e2', 0.4], [16, '#fff5e2', 0], [100, '#2a1b1c', 0.3]), 3)
  const glow = blend(
    'soft-light',
    0.6,
    rect(
      0,
      0,
      SIDE,
      SIDE,
      radial(40, 20, 80, [0, '#fff3d6', 1], [70, '#fff3d6', 0], [100, shade(color, 0.5), 0.6]),
    ),
  )
  const whole = wall(color, {}) + view + joinery + things(hung, sky) + sill + things(items, wood) + glow
  return picture(SIDE, SIDE, whole)
}

/** A flat lay: things on a cloth or table, seen from straight above. */
export function laidOut(
  color: string,
  items: Placed[],
  { wood = false, seed = 8, light = true } = {},
): string {
  const ground =
    rect(0, 0, SIDE, SIDE, color) +
    (wood
      ? grain(rect(0, 0, SIDE, SIDE, '#fff'), [0, -40, SIDE, SIDE + 40], color, seed, {
          spacing: 24,
          strength: 0.8,
        }) +
        [250, 505, 760]
          .map(
            (y) =>
              stroke(`M0 ${y}H1000`, shade(color, 0.5), 3, 'opacity=".45"') +
              stroke(`M0 ${y + 3}H1000`, tint(color, 0.4), 2, 'opacity=".4"'),
          )
          .join('')
      : rect(0, 0, SIDE, SIDE, color, 0, texture(160, 0.14, seed))) +
    rect(
      0,
      0,
      SIDE,
      SIDE,
      radial(20, 15, 110, [0, tint(color, 0.4), 0.7], [50, color, 0], [100, shade(color, 0.25), 0.7]),
    )
  const sun = light
    ? blend(
        'soft-light',
        0.7,
        group(path('M-40 180L420 -40H640L-40 420ZM-40 520L820 -40H1000V20L-40 720Z', '#ffe9bd'), blur(10)),
      )
    : ''
  return picture(SIDE, SIDE, ground + sun + things(items, color) + veil(color, 0.8))
}

/** The same scene seen closer: (x, y) comes to the middle. */
export const nearer = (content: string, x: number, y: number, zoom: number) =>
  at(round2(500 - x * zoom), round2(500 - y * zoom), content, zoom)
const round2 = (v: number) => Number(round(v))
