import { mix, shade, tint } from './color'
import type { Drawing } from './drawing'
import { grain } from './materials'
import { put, SIDE, veil, windowLight } from './stage'
import { blend, blur, group, linear, path, picture, radial, rect, stroke, texture } from './svg'

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
  sage: '#b9c1aa',
  dusk: '#9fafb8',
  mauve: '#b79fa6',
  ink: '#38564e',
  night: '#3d4b57',
  umber: '#5d4a48',
} as const

export function wall(color: string, light: Light): string {
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

export const things = (items: Placed[], backdrop: string) =>
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
  return finish(
    wall(color, light) + table + things(hung, color) + things(items, mix(top, color, 0.3)),
    color,
    light,
    over,
  )
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
