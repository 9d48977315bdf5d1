import { palette as p } from '../color'
import { bookPile, notebook } from '../drawings/books'
import { candlestick, lantern, potCandle, tapers } from '../drawings/candles'
import { budVase, planter } from '../drawings/green'
import { paperLantern, readingLamp, tableLamp } from '../drawings/light'
import { bowl, mug } from '../drawings/table'
import { onFloor, onShelf, onTable, walls } from '../scenes'
import { backdrops, type Shots } from '../shots'
import { alone, closeUp, together } from '../stage'
import { laidOut, onSill } from '../views'

const bg = backdrops.light
const evening = { evening: true }

export const lightShots: Shots = {
  'dusk-lamp': [
    () => alone(tableLamp(p.paper), bg, 0.76),
    () =>
      onTable(
        walls.umber,
        '#8a6344',
        [
          [bookPile([p.ink, p.terracotta, p.ochre], { w: 230 }), 720, 800, 1.15],
          [tableLamp(p.paper), 350, 860, 1.75],
          [mug(p.sage), 705, 708, 1.35],
        ],
        evening,
        { edge: 730 },
      ),
    () =>
      together(
        [
          [tableLamp(p.terracotta, p.linen, { lit: false }), 220, 760, 1.12],
          [tableLamp(p.ink, p.linen, { lit: false }), 780, 760, 1.12],
          [tableLamp(p.paper), 500, 850, 1.26],
        ],
        bg,
        620,
      ),
  ],
  'paper-moon': [
    () => alone(paperLantern(p.wool), bg, 0.82),
    () =>
      onTable(
        walls.night,
        '#93694a',
        [
          [bowl(p.sage), 360, 870, 1.8],
          [budVase(p.terracotta, 1), 660, 830, 1.7],
          [mug(p.paper), 800, 890, 1.5],
        ],
        evening,
        { edge: 770, hung: [[paperLantern(p.wool), 430, 320, 1.15]] },
      ),
    () => closeUp(paperLantern(p.wool, { cord: 400 }), 20, -150, 3.2, bg),
  ],
  chamberstick: [
    () => alone(candlestick(p.brass), bg, 0.76),
    () =>
      onShelf(
        walls.night,
        p.walnut,
        [
          [bookPile([p.plum, p.paper, p.terracotta, p.dusk], { w: 210 }), 290, 706, 1.45],
          [candlestick(p.brass), 650, 718, 2.5],
        ],
        evening,
      ),
    () =>
      together(
        [
          [candlestick('#3b3a38', { candle: 110, lit: false }), 220, 690, 2.4],
          [candlestick(p.steel, { wax: '#d8cbb4', candle: 96, lit: false }), 720, 690, 2.4],
          [candlestick(p.brass, { candle: 150 }), 470, 860, 2.7],
        ],
        bg,
      ),
  ],
  'beeswax-tapers': [
    () => alone(tapers(p.wax), bg, 0.76),
    () =>
      laidOut(
        '#8c6b50',
        [
          [tapers(p.wax), 390, 500, 2.15, -14],
          [notebook(p.ink), 835, 250, 2, 9],
        ],
        { wood: true },
      ),
    () =>
      together(
        [
          [tapers(p.wax), 190, 490, 1.75],
          [tapers('#f2ecdf'), 500, 520, 1.75],
          [tapers(p.terracotta), 810, 490, 1.75],
        ],
        bg,
      ),
  ],
  'porch-lantern': [
    () => alone(lantern(p.iron), bg, 0.78),
    () =>
      onFloor(
        walls.night,
        '#8d7460',
        [
          [planter(p.terracotta, { seed: 6 }), 800, 800, 1.15],
          [lantern(p.iron), 360, 850, 1.6],
          [lantern(p.iron), 640, 900, 1.05],
        ],
        evening,
      ),
    () => closeUp(lantern(p.iron), 0, -130, 4, bg),
  ],
  'reading-lamp': [
    () => alone(readingLamp(p.ink), bg, 0.76),
    () =>
      onTable(
        walls.umber,
        '#8a6344',
        [
          [readingLamp(p.ink), 250, 870, 1.75],
          [bookPile([p.paper, p.dusk, p.plum, p.ochre], { w: 220 }), 690, 850, 1.25],
        ],
        evening,
        { edge: 730 },
      ),
    () =>
      together(
        [
          [readingLamp(p.terracotta, { lit: false }), 160, 700, 1.15],
          [readingLamp(p.paper, { lit: false }), 690, 700, 1.15],
          [readingLamp(p.ink), 400, 850, 1.3],
        ],
        bg,
        600,
      ),
  ],
  'hearth-candle': [
    () => alone(potCandle(p.clay), bg, 0.7),
    () =>
      onSill(
        '#5d6f78',
        p.oak,
        [
          [potCandle(p.clay, { lid: false }), 360, 768, 3.5],
          [budVase(p.paper, 1), 690, 762, 2.7],
        ],
        { sky: '#62788a' },
      ),
    () =>
      together(
        [
          [potCandle(p.ink, { lit: false, lid: false }), 240, 640, 3.2],
          [potCandle(p.plum, { lit: false, lid: false }), 740, 640, 3.2],
          [potCandle(p.clay, { lid: false }), 490, 850, 3.6],
        ],
        bg,
      ),
  ],
}
