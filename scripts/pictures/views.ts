import { palette, shade, tint } from './color'
import { grain } from './materials'
import { type Placed, things, wall } from './scenes'
import { SIDE, veil } from './stage'
import { blend, blur, ellipse, group, linear, path, picture, radial, rect, stroke, texture } from './svg'

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
