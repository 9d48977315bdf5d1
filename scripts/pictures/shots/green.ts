import { palette as p } from '../color'
import { bookPile } from '../drawings/books'
import { mister, snips, wateringCan } from '../drawings/garden'
import { budVase, hangingPlanter, planter, tallVase, trough } from '../drawings/green'
import { napkins } from '../drawings/linens'
import { onFloor, onShelf, onTable, walls } from '../scenes'
import { backdrops, type Shots } from '../shots'
import { alone, closeUp, together } from '../stage'
import { laidOut, onSill } from '../views'

const bg = backdrops.green

export const greenShots: Shots = {
  'clay-planter': [
    () => alone(planter(p.terracotta), bg, 0.78),
    () =>
      onSill(walls.paper, p.oak, [
        [planter(p.terracotta, { seed: 5 }), 330, 764, 1.36],
        [planter(p.paper, { plant: 'grass', seed: 6 }), 700, 764, 1.1],
      ]),
    () =>
      together(
        [
          [planter(p.paper, { plant: 'none' }), 260, 640, 2.2],
          [planter(p.ink, { plant: 'none', rough: false }), 740, 640, 2.2],
          [planter(p.terracotta, { plant: 'none' }), 500, 850, 2.5],
        ],
        bg,
        420,
      ),
  ],
  'hanging-planter': [
    () => alone(hangingPlanter(p.paper), bg, 0.86),
    () =>
      onSill(walls.sage, p.beech, [[wateringCan(p.ink), 650, 764, 1]], {
        hung: [[hangingPlanter(p.paper), 330, 250, 1.2]],
      }),
    () => closeUp(hangingPlanter(p.paper), 0, 50, 4, bg),
  ],
  'watering-can': [
    () => alone(wateringCan(p.ink), bg, 0.72),
    () =>
      onFloor(
        walls.clay,
        '#b3895f',
        [
          [planter(p.terracotta, { seed: 9 }), 760, 830, 1.5],
          [wateringCan(p.ink), 330, 870, 1.7],
        ],
        { window: [40, 60, 400, 500] },
      ),
    () =>
      together(
        [
          [wateringCan(p.sage), 330, 430, 1.6],
          [wateringCan(p.ochre), 600, 650, 1.65],
          [wateringCan(p.ink), 330, 850, 1.75],
        ],
        bg,
        300,
      ),
  ],
  'bud-vases': [
    () =>
      together(
        [
          [budVase(p.dusk, 0), 250, 780, 2.4],
          [budVase(p.paper, 1), 500, 820, 2.4],
          [budVase(p.terracotta, 2), 750, 780, 2.4],
        ],
        bg,
      ),
    () =>
      onShelf(
        walls.blush,
        p.oak,
        [
          [bookPile([p.ink, p.ochre], { w: 220 }), 270, 706, 1.4],
          [budVase(p.dusk, 0), 270, 636, 2.1],
          [budVase(p.paper, 1), 530, 714, 2.5],
          [budVase(p.terracotta, 2), 770, 714, 2.5],
        ],
        { window: [440, 30, 420, 460] },
      ),
    () => closeUp(budVase(p.dusk, 0), 0, -56, 8, bg),
  ],
  'branch-vase': [
    () => alone(tallVase(p.clay), bg, 0.82),
    () =>
      onTable(
        walls.dusk,
        '#9a7048',
        [
          [tallVase(p.clay), 370, 860, 1.2],
          [bookPile([p.terracotta, p.paper, p.ochre], { w: 220 }), 740, 850, 1.3],
        ],
        { window: [480, 40, 420, 520], strength: 0.4 },
        { edge: 730 },
      ),
    () =>
      together(
        [
          [tallVase(p.paper, { filled: false }), 250, 760, 1.9],
          [tallVase(p.ink, { filled: false }), 750, 760, 1.9],
          [tallVase(p.clay, { filled: false }), 500, 850, 2],
        ],
        bg,
      ),
  ],
  'herb-snips': [
    () => alone(snips(p.steel, p.terracotta), bg, 0.78),
    () =>
      laidOut(
        '#a9805a',
        [
          [snips(p.steel, p.terracotta), 350, 500, 2.2, -24],
          [napkins([p.sage]), 770, 480, 1.6, 7],
        ],
        { wood: true },
      ),
    () => closeUp(snips(p.steel, p.terracotta), 4, 8, 7.5, bg),
  ],
  'herb-trough': [
    () => alone(trough(p.oak), bg, 0.8),
    () =>
      onSill(walls.clay, p.walnut, [
        [trough(p.oak), 430, 764, 1.35],
        [mister('#86aa9c'), 830, 770, 1.4],
      ]),
    () => closeUp(trough(p.oak), -165, -120, 4.2, bg),
  ],
  'plant-mister': [
    () => alone(mister('#86aa9c'), bg, 0.72),
    () =>
      onTable(
        walls.sage,
        '#c9a271',
        [
          [planter(p.terracotta, { seed: 11 }), 640, 800, 1.5],
          [mister('#86aa9c'), 290, 870, 2.7],
        ],
        { window: [30, 60, 400, 500] },
        { edge: 720 },
      ),
    () =>
      together(
        [
          [mister('#c07f45', '#3a3a38'), 250, 700, 2.9],
          [mister('#7890a0', p.steel), 750, 700, 2.9],
          [mister('#86aa9c'), 500, 850, 3.1],
        ],
        bg,
      ),
  ],
}
