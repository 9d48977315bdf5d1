import { mix, palette as p, shade, tint } from './color'
import { bench, coat, doormat, hook, keyTray, mirror, pegRail, shoes, umbrellaStand } from './drawings/entry'
import { hangingPlanter, planter, tallVase } from './drawings/green'
import { lantern, tableLamp } from './drawings/light'
import { apron, blanket, cushion } from './drawings/textiles'
import { grain } from './materials'
import { put } from './stage'
import { blend, blur, clip, ellipse, group, linear, path, picture, radial, rect, stroke, texture } from './svg'

const [W, H] = [2000, 1000]
const FLOOR = 800
const DOOR = { x: 1080, y: 120, w: 360 }
const WALL = '#e5d6bd'
const PANEL = '#a3b19b'
const OAK = '#b98d61'

function room(): string {
  let panels = rect(0, 560, W, FLOOR - 560, PANEL)
  for (let x = 28; x < W; x += 112) panels += stroke(`M${x} 582V${FLOOR}`, shade(PANEL, 0.4), 2.4, 'opacity=".5"') + stroke(`M${x + 3} 582V${FLOOR}`, tint(PANEL, 0.45), 1.6, 'opacity=".45"')
  panels += rect(0, 582, W, 14, shade(PANEL, 0.7), 0, `opacity=".3" ${blur(5)}`) + rect(0, 556, W, 26, tint(PANEL, 0.2)) + rect(0, 556, W, 6, tint(PANEL, 0.55), 0, 'opacity=".8"')
  let boards = rect(0, FLOOR, W, H - FLOOR, OAK)
  for (let i = -12; i <= 12; i++) boards += stroke(`M${1260 + i * 120} ${FLOOR}L${1260 + i * 232} ${H}`, shade(OAK, 0.42), 2.2, 'opacity=".42"')
  boards += rect(0, FLOOR, W, H - FLOOR, linear(90, [0, shade(OAK, 0.42), 0.55], [22, OAK, 0], [80, tint(OAK, 0.35), 0.35], [100, shade(OAK, 0.2), 0.3]))
  const skirting = rect(0, FLOOR - 34, W, 34, tint(PANEL, 0.3)) + rect(0, FLOOR - 34, W, 4, tint(PANEL, 0.65)) + rect(0, FLOOR - 6, W, 6, shade(PANEL, 0.5), 0, 'opacity=".5"')
  return rect(0, 0, W, H, WALL) + rect(0, 0, W, 560, WALL, 0, texture(240, 0.14, 4)) + rect(0, 0, W, 560, linear(90, [0, shade(WALL, 0.18), 0.6], [50, WALL, 0], [100, tint(WALL, 0.3), 0.4])) + panels + skirting + boards
}

function outside(): string {
  const { x, y, w } = DOOR
  const far = (cx: number, cy: number, r: number, tone: string, soft = 22) => ellipse(cx, cy, r, r * 0.85, tone, `opacity=".75" ${blur(soft)}`)
  const view =
    rect(x, y, w, FLOOR - y, '#f5e2b4') +
    rect(x, y, w, FLOOR - y, linear(90, [0, '#cfdfdc'], [45, '#f7e6bb'], [72, '#fbe3a6'], [100, '#d9c690'])) +
    ellipse(x + w * 0.66, 360, 60, 60, '#fff6d8', `opacity=".95" ${blur(16)}`) +
    far(x + 30, 560, 120, tint(p.sage, 0.25)) + far(x + 330, 530, 130, tint(p.sage, 0.35)) + far(x + 200, 600, 110, tint(p.sage, 0.15), 16) +
    rect(x, 628, w, FLOOR - 628, mix(p.sage, p.ochre, 0.28)) +
    path(`M${x + 168} 628H${x + 212}L${x + 330} ${FLOOR}H${x + 40}Z`, '#e8d6b0') +
    far(x + 20, 690, 70, shade(p.sage, 0.12), 9) + far(x + 350, 680, 80, shade(p.sage, 0.08), 10) +
    rect(x, y, w, FLOOR - y, radial(60, 40, 80, [0, '#fff4d0', 0.75], [60, '#fff4d0', 0.1], [100, '#fff4d0', 0]))
  return clip(rect(x, y, w, FLOOR - y, '#fff'), view)
}

function frame(): string {
  const { x, y, w } = DOOR
  const tone = tint(p.paper, 0.2)
  const jamb = (jx: number) => rect(jx, y - 34, 34, FLOOR - y + 34, tone) + rect(jx, y - 34, 34, FLOOR - y + 34, linear(0, [0, '#fff5e2', 0.3], [60, '#2a1b1c', 0.04], [100, '#2a1b1c', 0.2]))
  return (
    rect(x - 34, y - 34, w + 68, 34, tone) + rect(x - 34, y - 4, w + 68, 4, shade(tone, 0.3), 0, 'opacity=".5"') + jamb(x - 34) + jamb(x + w) +
    path(`M${x - 30} ${FLOOR}H${x + w + 30}L${x + w + 52} ${FLOOR + 22}H${x - 52}Z`, tint(p.oak, 0.25)) + rect(x - 52, FLOOR + 21, w + 104, 9, shade(p.oak, 0.25))
  )
}

/** The door's leaf, swung into the room and hung at the left of its frame. */
function leaf(): string {
  const { x, y } = DOOR
  const [near, top, foot] = [x - 232, y - 64, FLOOR + 66]
  const d = `M${x} ${y}L${near} ${top}V${foot}L${x} ${FLOOR}Z`
  const point = (u: number, v: number): string => {
    const px = x + (near - x) * u
    return `${px} ${y + (top - y) * u + (FLOOR - y + (foot - FLOOR - top + y) * u) * v}`
  }
  const field = (u0: number, u1: number, v0: number, v1: number) => {
    const q = `M${point(u0, v0)}L${point(u1, v0)}L${point(u1, v1)}L${point(u0, v1)}Z`
    return path(q, shade(p.ink, 0.25)) + stroke(`M${point(u0, v1)}L${point(u1, v1)}L${point(u1, v0)}`, tint(p.ink, 0.24), 3, 'opacity=".7"')
  }
  const [kx, ky] = [near + 30, 500]
  return (
    path(`M${x} ${FLOOR}L${near} ${foot}L${near - 190} ${foot + 20}L${x - 40} ${FLOOR + 8}Z`, shade(OAK, 0.8), `opacity=".4" ${blur(12)}`) +
    path(d, p.ink) +
    path(d, linear(0, [0, '#fff5e2', 0.2], [55, '#fff5e2', 0.02], [100, '#2a1b1c', 0.25])) +
    field(0.14, 0.46, 0.07, 0.44) + field(0.56, 0.86, 0.07, 0.44) + field(0.14, 0.46, 0.53, 0.92) + field(0.56, 0.86, 0.53, 0.92) +
    rect(near, top, 7, foot - top, tint(p.ink, 0.22)) +
    rect(kx - 11, ky - 34, 22, 92, p.brass, 8) + rect(kx - 11, ky - 34, 22, 92, linear(0, [0, '#fff5e2', 0.5], [50, '#fff5e2', 0], [100, '#2a1b1c', 0.4]), 8) +
    ellipse(kx, ky - 8, 17, 17, radial(34, 28, 78, [0, tint(p.brass, 0.8)], [42, p.brass], [100, shade(p.brass, 0.5)])) +
    ellipse(kx, ky + 32, 4.4, 4.4, shade(p.ink, 0.5)) + path(`M${kx - 2.4} ${ky + 33}H${kx + 2.4}L${kx + 3.6} ${ky + 46}H${kx - 3.6}Z`, shade(p.ink, 0.5))
  )
}

function daylight(): string {
  const { x, y, w } = DOOR
  const beam = path(`M${x} ${FLOOR + 8}H${x + w}L${x + w + 40} ${H}H${x - 420}Z`, linear(90, [0, '#fff0c4', 0.95], [100, '#ffdf9a', 0.35]))
  return (
    blend('soft-light', 0.95, group(beam, blur(8))) +
    group(beam, `opacity=".34" ${blur(12)}`) +
    blend('screen', 0.34, ellipse(x + w / 2, 430, 560, 520, radial(50, 50, 50, [0, '#ffe3a0', 0.9], [40, '#ffd88c', 0.35], [100, '#ffd88c', 0]))) +
    blend('soft-light', 0.55, path(`M${x + w + 40} ${y}L${W} ${y + 60}V${FLOOR - 40}L${x + w + 40} ${FLOOR}Z`, linear(0, [0, '#ffe9bd', 0.9], [100, '#ffe9bd', 0]), blur(10)))
  )
}

function shelf(): string {
  const [x, y, w] = [1530, 590, 400]
  return (
    rect(x + 14, y + 16, w, 46, shade(PANEL, 0.85), 0, `opacity=".36" ${blur(12)}`) +
    [x + 60, x + w - 74].map((bx) => path(`M${bx} ${y + 18}H${bx + 14}V${y + 80}Q${bx + 7} ${y + 92} ${bx} ${y + 80}Z`, shade(p.walnut, 0.2))).join('') +
    path(`M${x + 12} ${y - 18}H${x + w - 12}L${x + w} ${y + 2}H${x}Z`, tint(p.walnut, 0.28)) +
    rect(x, y, w, 24, p.walnut, 2) +
    grain(rect(x, y, w, 24, '#fff', 2), [x, y, x + w, y + 24], p.walnut, 61, { spacing: 5, heart: false }) +
    rect(x, y, w, 24, linear(90, [0, '#fff5e2', 0.3], [25, '#fff5e2', 0], [100, '#2a1b1c', 0.25]), 2)
  )
}

/** The home page's picture: a hallway at the hour when somebody comes home. 2:1. */
export function hero(): string {
  const mat = doormat(p.coir, p.ink)
  const lying = { ...mat, svg: `<g transform="scale(1 .3)">${mat.svg}</g>`, box: [-350, -66, 350, 66] as [number, number, number, number] }
  const cream: [number, number, string][] = [[0.1, 0.16, p.wool], [0.36, 0.07, p.wool]]
  const content =
    room() +
    outside() +
    put(lantern(p.iron), 1400, 792, 0.42, '#b59d68') +
    frame() +
    put(coat(p.ochre), 232, 262, 0.66, WALL) +
    put(coat(p.dusk), 384, 262, 0.62, WALL) +
    put(apron(p.terracotta), 592, 450, 0.52, WALL) +
    put(pegRail(p.oak), 436, 238, 0.98, WALL) +
    put(hangingPlanter(p.paper), 800, 262, 0.72, WALL) +
    put(bench(p.oak), 430, 890, 0.78, shade(OAK, 0.1)) +
    put(shoes(p.leather), 290, 786, 0.66, shade(OAK, 0.5)) +
    put(shoes(p.ink), 520, 786, 0.66, shade(OAK, 0.5)) +
    put(blanket(p.plum, cream, { layers: 3 }), 610, 538, 0.52, p.oak) +
    put(cushion(p.ochre, { size: 330 }), 236, 540, 0.6, p.oak) +
    put(cushion(p.sage, { size: 330 }), 352, 542, 0.52, p.oak) +
    leaf() +
    put(mirror(p.oak), 1740, 290, 0.52, WALL) +
    put(hook(p.brass), 1505, 330, 0.6, WALL) +
    shelf() +
    put(tallVase(p.clay), 1600, 594, 0.56, PANEL) +
    put(tableLamp(p.paper), 1858, 596, 0.52, PANEL) +
    put(keyTray(p.sage, { keys: true }), 1728, 600, 0.78, PANEL) +
    put(umbrellaStand(p.ink, { cloths: [p.plum, p.terracotta] }), 1560, 880, 0.5, shade(OAK, 0.1)) +
    put(planter(p.terracotta, { seed: 8 }), 1880, 930, 0.92, shade(OAK, 0.1)) +
    put(lying, 1240, 890, 0.62, shade(OAK, 0.1)) +
    daylight() +
    blend('soft-light', 0.55, rect(0, 0, W, H, radial(62, 40, 70, [0, '#fff3d6', 0.5], [55, '#fff3d6', 0], [100, '#3b2a2a', 0.65])))
  return picture(W, H, content)
}

