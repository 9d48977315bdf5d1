import { palette as p } from '../color'
import { bookPile } from '../drawings/books'
import { budVase, trough } from '../drawings/green'
import { board, carafe, tumbler } from '../drawings/kitchen'
import { napkins } from '../drawings/linens'
import { bowl, mug, plate, plates, saltPot, teapot } from '../drawings/table'
import { onShelf, onTable, walls } from '../scenes'
import { backdrops, type Shots } from '../shots'
import { alone, closeUp, together } from '../stage'
import { laidOut, onSill } from '../views'

const bg = backdrops.table
const cup = { tea: false }

export const tableShots: Shots = {
  'morning-mug': [
    () => alone(mug(p.ink), bg, 0.62),
    () =>
      onSill(walls.sand, p.oak, [
        [mug(p.ink), 370, 758, 3.3],
        [budVase(p.paper, 1), 690, 754, 2.5],
      ]),
    () =>
      together(
        [
          [mug(p.sage, cup), 280, 560, 3.1],
          [mug(p.paper, cup), 690, 560, 3.1],
          [mug(p.ink), 250, 850, 3.4],
          [mug(p.terracotta), 660, 850, 3.4],
        ],
        bg,
        300,
      ),
  ],
  'supper-bowl': [
    () => alone(bowl(p.sage), bg, 0.66),
    () =>
      onShelf(
        walls.paper,
        p.oak,
        [
          [plates([p.paper, p.sage, p.paper, p.dusk]), 290, 710, 1.5],
          [bowl(p.dusk), 690, 718, 2.5],
          [bowl(p.paper), 690, 626, 2.5],
          [bowl(p.sage), 690, 534, 2.5],
        ],
        { window: [420, 40, 420, 480] },
      ),
    () => closeUp(bowl(p.sage), -30, -50, 9, bg),
  ],
  'everyday-plate': [
    () => alone(plate(p.paper), bg, 0.72),
    () =>
      laidOut(
        '#b98f63',
        [
          [napkins([p.dusk]), 210, 560, 1.7, -4],
          [plate(p.paper), 560, 500, 2.3],
          [plate(p.sage), 560, 500, 1.5],
        ],
        { wood: true },
      ),
    () =>
      together(
        [
          [plate(p.dusk), 330, 300, 1.75],
          [plate(p.sage), 690, 470, 1.75],
          [plate(p.paper), 340, 700, 1.75],
        ],
        bg,
      ),
  ],
  'cane-teapot': [
    () => alone(teapot(p.dusk), bg, 0.7),
    () =>
      onTable(
        walls.clay,
        '#c79c6b',
        [
          [teapot(p.dusk), 380, 850, 3.4],
          [mug(p.paper), 780, 900, 2.7],
        ],
        { window: [470, 60, 400, 500] },
        { edge: 720 },
      ),
    () => closeUp(teapot(p.dusk), -30, -96, 6.4, bg),
  ],
  'carafe-and-tumbler': [
    () =>
      together(
        [
          [carafe('#86aa9c', { tumbler: false, water: 100 }), 420, 800, 2.7],
          [tumbler('#86aa9c'), 670, 830, 2.7],
        ],
        bg,
      ),
    () =>
      onSill(
        walls.dusk,
        p.beech,
        [
          [bookPile([p.plum, p.paper], { w: 210 }), 690, 760, 1.5],
          [carafe('#86aa9c', { tumbler: false, water: 110 }), 330, 762, 2.4],
          [tumbler('#86aa9c', 40), 690, 684, 1.6],
        ],
        { sky: '#c9d6d2' },
      ),
    () =>
      together(
        [
          [carafe('#c07f45', { tumbler: false, water: 60 }), 250, 720, 2.5],
          [carafe('#7890a0', { tumbler: false, water: 120 }), 750, 720, 2.5],
          [carafe('#86aa9c', { tumbler: false, water: 90 }), 500, 840, 2.7],
        ],
        bg,
      ),
  ],
  'bread-board': [
    () => alone(board(p.oak), bg, 0.8),
    () =>
      onTable(
        walls.sage,
        '#d9bd93',
        [
          [board(p.walnut, { w: 150, h: 250, seed: 9 }), 240, 770, 1.5],
          [board(p.oak), 470, 786, 1.5],
          [saltPot(p.paper), 760, 870, 2.3],
        ],
        { window: [40, 60, 380, 480] },
        { edge: 740 },
      ),
    () => closeUp(board(p.oak), 8, -360, 4.6, bg),
  ],
  'salt-pot': [
    () => alone(saltPot(p.paper), bg, 0.68),
    () =>
      onShelf(
        walls.blush,
        p.walnut,
        [
          [trough(p.oak), 340, 706, 1.15],
          [saltPot(p.paper), 760, 714, 2.5],
        ],
        { window: [440, 40, 420, 470] },
      ),
    () =>
      together(
        [
          [saltPot(p.sage), 250, 620, 3],
          [saltPot(p.terracotta, p.walnut), 740, 620, 3],
          [saltPot(p.paper), 480, 850, 3.4],
        ],
        bg,
      ),
  ],
}
