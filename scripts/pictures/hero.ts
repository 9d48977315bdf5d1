import { palette as p, shade, tint } from './color'
import { daylight, FLOOR, frame, H, leaf, OAK, outside, W, warmth } from './doorway'
import { lantern } from './drawings/candles'
import { doormat, keyTray, pegRail } from './drawings/entry'
import { planter, tallVase } from './drawings/green'
import { bench, coat, mirror, shoes, umbrellaStand } from './drawings/hall'
import { tableLamp } from './drawings/light'
import { apron } from './drawings/linens'
import { blanket, cushion } from './drawings/textiles'
import { grain } from './materials'
import { put } from './stage'
import { blend, blur, linear, path, picture, radial, rect, stroke, texture } from './svg'

const WALL = '#e5d6bd'

const PANEL = '#a3b19b'

function room(): string {
  let panels = rect(0, 560, W, FLOOR - 560, PANEL)
  for (let x = 28; x < W; x += 112)
    panels +=
      stroke(`M${x} 582V${FLOOR}`, shade(PANEL, 0.4), 2.4, 'opacity=".5"') +
      stroke(`M${x + 3} 582V${FLOOR}`, tint(PANEL, 0.45), 1.6, 'opacity=".45"')
  panels +=
    rect(0, 582, W, 14, shade(PANEL, 0.7), 0, `opacity=".3" ${blur(5)}`) +
    rect(0, 556, W, 26, tint(PANEL, 0.2)) +
    rect(0, 556, W, 6, tint(PANEL, 0.55), 0, 'opacity=".8"')
  let boards = rect(0, FLOOR, W, H - FLOOR, OAK)
  for (let i = -12; i <= 12; i++)
    boards += stroke(
      `M${1260 + i * 120} ${FLOOR}L${1260 + i * 232} ${H}`,
      shade(OAK, 0.42),
      2.2,
      'opacity=".42"',
    )
  boards += rect(
    0,
    FLOOR,
    W,
    H - FLOOR,
    linear(
      90,
      [0, shade(OAK, 0.42), 0.55],
      [22, OAK, 0],
      [80, tint(OAK, 0.35), 0.35],
      [100, shade(OAK, 0.2), 0.3],
    ),
  )
  const skirting =
    rect(0, FLOOR - 34, W, 34, tint(PANEL, 0.3)) +
    rect(0, FLOOR - 34, W, 4, tint(PANEL, 0.65)) +
    rect(0, FLOOR - 6, W, 6, shade(PANEL, 0.5), 0, 'opacity=".5"')
  return (
    rect(0, 0, W, H, WALL) +
    rect(0, 0, W, 560, WALL, 0, texture(240, 0.14, 4)) +
    rect(0, 0, W, 560, linear(90, [0, shade(WALL, 0.18), 0.6], [50, WALL, 0], [100, tint(WALL, 0.3), 0.4])) +
    panels +
    skirting +
    boards
  )
}

function shelf(): string {
  const [x, y, w] = [1530, 590, 400]
  return (
    rect(x + 14, y + 16, w, 46, shade(PANEL, 0.85), 0, `opacity=".36" ${blur(12)}`) +
    [x + 60, x + w - 74]
      .map((bx) =>
        path(
          `M${bx} ${y + 18}H${bx + 14}V${y + 80}Q${bx + 7} ${y + 92} ${bx} ${y + 80}Z`,
          shade(p.walnut, 0.2),
        ),
      )
      .join('') +
    path(`M${x + 12} ${y - 18}H${x + w - 12}L${x + w} ${y + 2}H${x}Z`, tint(p.walnut, 0.28)) +
    rect(x, y, w, 24, p.walnut, 2) +
    grain(rect(x, y, w, 24, '#fff', 2), [x, y, x + w, y + 24], p.walnut, 61, { spacing: 5, heart: false }) +
    rect(x, y, w, 24, linear(90, [0, '#fff5e2', 0.3], [25, '#fff5e2', 0], [100, '#2a1b1c', 0.25]), 2)
  )
}

/** The home page's picture: a hallway at the hour when somebody comes home. 2:1. */
export function hero(): string {
  const mat = doormat(p.coir, p.ink)
  const lying = {
    ...mat,
    svg: `<g transform="scale(1 .3)">${mat.svg}</g>`,
    box: [-350, -66, 350, 66] as [number, number, number, number],
  }
  const cream: [number, number, string][] = [
    [0.1, 0.16, p.wool],
    [0.36, 0.07, p.wool],
  ]
  const content =
    room() +
    outside() +
    put(lantern(p.iron), 1384, 796, 0.42, '#b59d68') +
    frame() +
    daylight() +
    put(coat(p.ochre), 268, 238, 0.62, WALL) +
    put(coat(p.dusk), 460, 238, 0.6, WALL) +
    put(apron(p.terracotta), 652, 414, 0.48, WALL) +
    put(pegRail(p.oak), 460, 222, 0.8, WALL) +
    put(bench(p.oak), 446, 886, 0.66, shade(OAK, 0.1)) +
    put(shoes(p.leather), 300, 800, 0.54, shade(OAK, 0.5)) +
    put(shoes(p.ink), 520, 800, 0.54, shade(OAK, 0.5)) +
    put(blanket(p.plum, cream, { layers: 3 }), 600, 586, 0.46, p.oak) +
    put(cushion(p.ochre, { size: 330 }), 244, 588, 0.5, p.oak) +
    put(cushion(p.sage, { size: 330 }), 346, 590, 0.43, p.oak) +
    put(planter(p.paper, { plant: 'grass', seed: 6 }), 70, 896, 0.78, shade(OAK, 0.1)) +
    leaf() +
    put(mirror(p.oak), 1752, 296, 0.5, WALL) +
    shelf() +
    put(tallVase(p.clay), 1604, 593, 0.5, PANEL) +
    put(tableLamp(p.paper), 1872, 595, 0.5, PANEL) +
    put(keyTray(p.sage, { keys: true }), 1738, 600, 0.72, PANEL) +
    put(umbrellaStand(p.ink, { cloths: [p.plum, p.terracotta] }), 1536, 880, 0.4, shade(OAK, 0.1)) +
    put(planter(p.terracotta, { seed: 8 }), 1890, 920, 0.62, shade(OAK, 0.1)) +
    put(lying, 1250, 896, 0.62, shade(OAK, 0.1)) +
    warmth() +
    blend(
      'soft-light',
      0.5,
      rect(0, 0, W, H, radial(62, 40, 70, [0, '#fff3d6', 0.5], [55, '#fff3d6', 0], [100, '#3b2a2a', 0.65])),
    )
  return picture(W, H, content)
}
