import { palette as p } from './color'
import { bookPile } from './drawings/books'
import { candlestick, lantern, potCandle } from './drawings/candles'
import { bentwoodBox, clock, letterTray, pencilCup } from './drawings/desk'
import { doormat, hook, pegRail } from './drawings/entry'
import { wateringCan } from './drawings/garden'
import { budVase, hangingPlanter, planter, trough } from './drawings/green'
import { bench, coat, shoes, umbrellaStand } from './drawings/hall'
import { board } from './drawings/kitchen'
import { paperLantern, readingLamp, tableLamp } from './drawings/light'
import { bowl, mug, plates, saltPot, teapot } from './drawings/table'
import { blanket, cushion } from './drawings/textiles'
import { onFloor, onTable, walls } from './scenes'
import { onSill } from './views'

const cream: [number, number, string][] = [
  [0.1, 0.16, p.wool],
  [0.36, 0.07, p.wool],
]

/** One picture a category: several of its goods in their room. */
export const categoryScenes: Record<string, () => string> = {
  entry: () => {
    const mat = doormat(p.coir, p.ink)
    const lying = {
      ...mat,
      svg: `<g transform="scale(1 .3)">${mat.svg}</g>`,
      box: [-350, -66, 350, 66] as [number, number, number, number],
    }
    return onFloor(
      walls.blush,
      '#b58b62',
      [
        [bench(p.oak), 400, 840, 0.72],
        [shoes(p.leather), 290, 742, 0.62],
        [shoes(p.ink), 500, 742, 0.62],
        [cushion(p.sage, { size: 330 }), 210, 516, 0.55],
        [umbrellaStand(p.ink, { cloths: [p.ochre, p.plum] }), 850, 850, 0.62],
        [lying, 560, 930, 0.84],
      ],
      { window: [560, 250, 330, 420] },
      {
        hung: [
          [coat(p.dusk), 350, 240, 0.62],
          [coat(p.ochre), 560, 240, 0.66],
          [pegRail(p.oak), 400, 215, 1.12],
          [hook(p.brass), 850, 220, 0.8],
        ],
      },
    )
  },
  light: () =>
    onTable(
      walls.night,
      '#7d583d',
      [
        [tableLamp(p.terracotta), 270, 820, 1.18],
        [lantern(p.iron), 770, 800, 0.95],
        [candlestick(p.brass), 545, 900, 1.25],
        [potCandle(p.ink, { lid: false }), 830, 930, 1.3],
      ],
      { evening: true },
      { edge: 740, hung: [[paperLantern(p.wool, { r: 150 }), 640, 210, 0.9]] },
    ),
  table: () =>
    onTable(
      walls.sage,
      '#c9a271',
      [
        [board(p.oak), 210, 770, 1.3],
        [teapot(p.dusk), 440, 850, 2.2],
        [plates([p.paper, p.sage, p.paper]), 770, 800, 1.35],
        [bowl(p.terracotta), 770, 738, 1.6],
        [mug(p.paper), 700, 950, 2],
        [saltPot(p.ink), 190, 950, 1.7],
      ],
      { window: [470, 40, 420, 460] },
      { edge: 720 },
    ),
  textiles: () =>
    onFloor(
      walls.paper,
      '#b08659',
      [
        [bench(p.walnut), 500, 890, 0.98],
        [blanket(p.sage, cream, { layers: 2 }), 690, 460, 0.86],
        [blanket(p.plum, cream, { layers: 3 }), 690, 378, 0.84],
        [cushion(p.dusk, { size: 400 }), 240, 462, 0.7],
        [cushion(p.ochre, { size: 400 }), 400, 466, 0.66],
        [blanket(p.terracotta, cream, { layers: 3 }), 500, 762, 0.72],
      ],
      { window: [540, 20, 380, 400] },
      { edge: 760 },
    ),
  green: () =>
    onSill(
      walls.clay,
      p.oak,
      [
        [planter(p.terracotta, { seed: 5 }), 220, 764, 1.1],
        [wateringCan(p.ink), 480, 770, 1.02],
        [trough(p.oak), 790, 760, 0.72],
        [budVase(p.dusk, 0), 640, 790, 1.4],
      ],
      { hung: [[hangingPlanter(p.paper), 690, 190, 0.9]] },
    ),
  desk: () =>
    onTable(
      walls.mauve,
      '#b98a5c',
      [
        [readingLamp(p.ink, { lit: false }), 190, 790, 1.3],
        [letterTray(p.oak), 640, 790, 1.25],
        [clock(p.walnut), 560, 600, 1.25],
        [budVase(p.paper, 2), 740, 598, 0.9],
        [pencilCup(p.terracotta), 850, 900, 1.35],
        [bookPile([p.ink, p.ochre, p.dusk]), 360, 920, 1.35],
        [bentwoodBox(p.beech, { size: 0.7 }), 620, 930, 1.3],
      ],
      { window: [470, 30, 420, 440] },
      { edge: 700 },
    ),
}
