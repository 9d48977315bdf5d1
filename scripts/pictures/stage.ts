import { shade, tint } from './color'
import type { Drawing } from './drawing'
import { at, blend, blur, cast, ellipse, group, linear, path, picture, radial, rect, round } from './svg'

/** Side of a square picture in its own units. */
export const SIDE = 1000

/** The shadow colour of a backdrop. */
const dusk = (backdrop: string) => shade(backdrop, 0.82)

/** The soft shadow that a standing thing leaves on the ground, light from the upper left. */
function groundShadow(x: number, y: number, half: number, tall: number, color: string): string {
  const long = Math.min(half * 1.5, 60 + half * 0.3 + tall * 0.12)
  const deep = Math.min(half * 0.15, 26)
  return (
    ellipse(
      x + long * 0.62,
      y + half * 0.05,
      half + long * 0.62,
      half * 0.16 + 5,
      color,
      `opacity=".2" ${blur(12 + deep * 0.3)}`,
    ) +
    ellipse(
      x + half * 0.12,
      y + half * 0.05,
      half * 1.06,
      half * 0.13 + 3,
      color,
      `opacity=".42" ${blur(4 + deep * 0.12)}`,
    )
  )
}

/** The same for a foot with a straight front edge. */
function flatShadow(x: number, y: number, half: number, tall: number, color: string): string {
  const long = Math.min(70, 20 + tall * 0.14)
  return (
    path(
      `M${round(x - half)} ${round(y - 8)}H${round(x + half)}L${round(x + half + long)} ${round(y - 14)}L${round(x + half + long * 0.6)} ${round(y + 14)}H${round(x - half + 16)}Z`,
      color,
      `opacity=".26" ${blur(11)}`,
    ) + rect(x - half + 2, y - 8, half * 2 + 4, 13, color, 6, `opacity=".5" ${blur(4.5)}`)
  )
}

/** A thing standing with its foot line at (x, y), or hanging with its middle there. */
export function put(thing: Drawing, x: number, y: number, scale: number, backdrop: string, turn = 0): string {
  if (!thing.feet) {
    const depth = Math.min(16, 5 + (thing.box[3] - thing.box[1]) * scale * 0.02)
    return group(
      at(x, y, thing.svg, scale, turn),
      cast(depth * 0.8, depth * 1.1, depth * 0.8, dusk(backdrop), 0.34),
    )
  }
  const tall = (thing.box[3] - thing.box[1]) * scale
  const shadows = thing.feet
    .map(([mid, half, up = 0]) =>
      (thing.flat ? flatShadow : groundShadow)(
        x + mid * scale,
        y - up * scale,
        half * scale,
        tall,
        dusk(backdrop),
      ),
    )
    .join('')
  return shadows + at(x, y, thing.svg, scale, turn)
}

/** A seamless backdrop: a wall that runs into the floor without an edge. */
export function seamless(color: string, horizon = 690): string {
  return (
    rect(0, 0, SIDE, SIDE, color) +
    rect(
      0,
      0,
      SIDE,
      SIDE,
      radial(28, 18, 95, [0, tint(color, 0.5)], [55, tint(color, 0.1), 0.6], [100, shade(color, 0.16), 1]),
    ) +
    rect(
      -300,
      horizon,
      SIDE + 600,
      460,
      linear(90, [0, shade(color, 0.1), 0.55], [22, tint(color, 0.22), 0.5], [100, shade(color, 0.08), 0.5]),
      0,
      blur(26),
    )
  )
}

/** A flat ground seen from straight above. */
export const tabletop = (color: string) =>
  rect(0, 0, SIDE, SIDE, color) +
  rect(
    0,
    0,
    SIDE,
    SIDE,
    radial(25, 20, 105, [0, tint(color, 0.42)], [55, tint(color, 0.08)], [100, shade(color, 0.15)]),
  )

/** How large a thing may be drawn, so that it fills `share` of the picture. */
export function fitted(thing: Drawing, share = 0.66): { scale: number; x: number; y: number } {
  const [x0, y0, x1, y1] = thing.box
  const scale = (SIDE * share) / Math.max(x1 - x0, y1 - y0)
  const middle = SIDE / 2 - ((x0 + x1) / 2) * scale
  if (!thing.feet) return { scale, x: middle, y: SIDE / 2 - ((y0 + y1) / 2) * scale }
  const height = (y1 - y0) * scale
  return { scale, x: middle - 12, y: Math.min(SIDE * 0.83, SIDE * 0.53 + height / 2) - y1 * scale }
}

/** Picture one: the thing alone. */
export function alone(thing: Drawing, backdrop: string, share = 0.7): string {
  const { scale, x, y } = fitted(thing, share)
  const ground = thing.feet ? seamless(backdrop, y - 90) : tabletop(backdrop)
  return picture(SIDE, SIDE, ground + put(thing, x, y, scale, backdrop))
}

/** Several of a kind, each at its place: [thing, x, y, scale]. */
export function together(
  things: [Drawing, number, number, number, number?][],
  backdrop: string,
  horizon = 560,
): string {
  const standing = things.some(([thing]) => thing.feet)
  return picture(
    SIDE,
    SIDE,
    (standing ? seamless(backdrop, horizon) : tabletop(backdrop)) +
      things.map(([thing, x, y, scale, turn]) => put(thing, x, y, scale, backdrop, turn)).join(''),
  )
}

/** A detail: the point (x, y) of the thing comes to the middle, drawn at `scale`. */
export function closeUp(
  thing: Drawing,
  x: number,
  y: number,
  scale: number,
  backdrop: string,
  turn = 0,
): string {
  const [cx, cy] = [SIDE / 2 - x * scale, SIDE / 2 - y * scale]
  const content =
    (thing.feet ? seamless(backdrop, cy - 60) : tabletop(backdrop)) + put(thing, cx, cy, scale, backdrop)
  return picture(
    SIDE,
    SIDE,
    turn
      ? group(
          content,
          `transform="rotate(${turn} 500 500) translate(500 500) scale(1.3) translate(-500 -500)"`,
        )
      : content,
  )
}

/** Sunlight through a window that we do not see: panes thrown on the wall. */
export function windowLight(
  x: number,
  y: number,
  w: number,
  h: number,
  { strength = 0.55, columns = 2, rows = 3, lean = 0.32, warm = '#ffe9bd' } = {},
): string {
  const gap = w * 0.06
  let panes = ''
  for (let c = 0; c < columns; c++) {
    for (let r = 0; r < rows; r++) {
      const [pw, ph] = [w / columns - gap, h / rows - gap]
      const [px, py] = [x + c * (pw + gap), y + r * (ph + gap)]
      const top = py + (px - x) * lean
      const end = top + pw * lean
      const slide = (v: number) => round(v)
      panes += path(
        `M${slide(px + (py - y) * 0.16)} ${slide(top)}L${slide(px + pw + (py - y) * 0.16)} ${slide(end)}L${slide(px + pw + (py - y + ph) * 0.16)} ${slide(end + ph)}L${slide(px + (py - y + ph) * 0.16)} ${slide(top + ph)}Z`,
        linear(60, [0, warm, 1], [100, warm, 0.55]),
      )
    }
  }
  return blend('soft-light', strength, group(panes, blur(7))) + fade(strength * 0.42, panes)
}

const fade = (opacity: number, content: string) => `<g opacity="${round(opacity)}" ${blur(9)}>${content}</g>`

/** The last veil over a scene: light comes from the upper left, corners rest. */
export const veil = (color: string, strength = 1) =>
  blend(
    'soft-light',
    0.6 * strength,
    rect(
      0,
      0,
      SIDE,
      SIDE,
      radial(22, 12, 110, [0, '#fff3d6', 0.9], [50, '#fff3d6', 0], [100, shade(color, 0.7), 0.75]),
    ),
  )
