import { palette as p } from '../color'
import { bookEnds, bookPile, notebook } from '../drawings/books'
import { bentwoodBox, clock, letterTray, pen, pencilCup } from '../drawings/desk'
import { budVase, planter, tallVase } from '../drawings/green'
import { readingLamp } from '../drawings/light'
import { onShelf, onTable, walls } from '../scenes'
import { backdrops, type Shots } from '../shots'
import { alone, closeUp, together } from '../stage'
import { laidOut } from '../views'

const bg = backdrops.desk
const ASH = '#4a4540'

export const deskShots: Shots = {
  'cloth-notebook': [
    () => alone(notebook(p.ink), bg, 0.74),
    () =>
      laidOut(
        '#b58b60',
        [
          [notebook(p.terracotta), 640, 420, 2.7, 8],
          [notebook(p.ink), 420, 560, 2.9, -7],
          [pen(p.brass, -50), 760, 640, 2.8],
        ],
        { wood: true },
      ),
    () =>
      together(
        [
          [notebook(p.ochre, { ribbon: p.ink }), 290, 340, 2.1],
          [notebook(p.terracotta, { ribbon: p.ink }), 710, 340, 2.1],
          [notebook(p.ink), 400, 640, 2.2],
          [notebook(p.dusk, { ribbon: p.ochre }), 780, 690, 2.1],
        ],
        bg,
      ),
  ],
  'brass-pen': [
    () => alone(pen(p.brass), bg, 0.8),
    () =>
      laidOut(
        '#d8c2a4',
        [
          [notebook(p.dusk, { ribbon: p.ochre }), 440, 500, 3.6, -9],
          [pen(p.brass, -62), 640, 520, 4.4],
        ],
        {},
      ),
    () =>
      together(
        [
          [pen('#3f3d3b', -30), 470, 300, 5.2],
          [pen(p.brass, -30), 510, 520, 5.2],
          [pen(p.steel, -30), 550, 740, 5.2],
        ],
        bg,
      ),
  ],
  'letter-tray': [
    () => alone(letterTray(p.oak), bg, 0.76),
    () =>
      onTable(
        walls.dusk,
        '#c39a6b',
        [
          [readingLamp(p.ink, { lit: false }), 190, 810, 1.35],
          [letterTray(p.oak), 620, 830, 1.75],
          [budVase(p.paper, 2), 620, 562, 1.1],
        ],
        { window: [430, 30, 400, 440] },
        { edge: 720 },
      ),
    () => closeUp(letterTray(p.oak), -110, -110, 5, bg),
  ],
  'mantel-clock': [
    () => alone(clock(p.oak), bg, 0.68),
    () =>
      onShelf(
        walls.sage,
        p.oak,
        [
          [bookEnds(p.terracotta), 300, 706, 1.22],
          [clock(p.oak), 730, 710, 2.7],
        ],
        { window: [440, 40, 400, 470] },
      ),
    () =>
      together(
        [
          [clock(p.walnut), 260, 610, 3],
          [clock(ASH, { face: p.paper, hand: p.ink }), 740, 610, 3],
          [clock(p.oak), 500, 850, 3.3],
        ],
        bg,
      ),
  ],
  'bentwood-box': [
    () => alone(bentwoodBox(p.beech), bg, 0.7),
    () =>
      onTable(
        walls.blush,
        '#9a7048',
        [
          [tallVase(p.paper, { seed: 12 }), 780, 800, 1.05],
          [bentwoodBox(p.beech), 400, 850, 2.1],
          [bentwoodBox(p.walnut, { size: 0.72 }), 400, 640, 2],
        ],
        { window: [40, 40, 380, 450] },
        { edge: 720 },
      ),
    () => closeUp(bentwoodBox(p.beech), 26, -30, 7, bg),
  ],
  'pencil-cup': [
    () => alone(pencilCup(p.dusk), bg, 0.76),
    () =>
      onTable(
        walls.paper,
        '#c79c6b',
        [
          [bookPile([p.plum, p.sage, p.paper], { w: 230 }), 700, 830, 1.4],
          [pencilCup(p.dusk), 280, 870, 3],
          [clock(p.walnut), 700, 718, 1.9],
        ],
        { window: [400, 40, 420, 480] },
        { edge: 720 },
      ),
    () =>
      together(
        [
          [pencilCup(p.terracotta, { full: false }), 240, 640, 3.4],
          [pencilCup(p.paper, { full: false }), 760, 640, 3.4],
          [pencilCup(p.dusk), 490, 850, 3.6],
        ],
        bg,
      ),
  ],
  'book-ends': [
    () => alone(bookEnds(p.terracotta), bg, 0.8),
    () =>
      onShelf(
        walls.mauve,
        p.walnut,
        [
          [bookEnds(p.terracotta), 400, 706, 1.7],
          [planter(p.paper, { seed: 14 }), 810, 712, 0.95],
        ],
        { window: [420, 30, 420, 470] },
      ),
    () =>
      together(
        [
          [bookEnds(p.ink, { books: false }), 500, 400, 2.1],
          [bookEnds(p.ochre, { books: false }), 500, 620, 2.2],
          [bookEnds(p.terracotta, { books: false }), 500, 860, 2.3],
        ],
        bg,
        240,
      ),
  ],
}
