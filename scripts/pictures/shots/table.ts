import { palette as p } from '../color'
import { bookPile } from '../drawings/desk'
import { budVase, tallVase, trough } from '../drawings/green'
import { candlestick, paperLantern } from '../drawings/light'
import { board, bowl, carafe, mug, plate, plates, saltPot, teapot, tumbler } from '../drawings/table'
import { napkins, pile } from '../drawings/textiles'
import { laidOut, onShelf, onSill, onTable, walls } from '../scenes'
import { backdrops, type Shots } from '../shots'
import { alone, closeUp, together } from '../stage'

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
          [plates([p.paper, p.sage, p.paper, p.dusk]), 290, 710, 1.25],
          [bowl(p.dusk), 700, 716, 2],
          [bowl(p.paper), 700, 640, 2],
          [bowl(p.sage), 700, 564, 2],
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
          [teapot(p.dusk), 390, 820, 2.5],
          [mug(p.paper), 760, 850, 2],
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
          [carafe(p.glass, { tumbler: false, water: 100 }), 420, 800, 2.7],
          [tumbler(p.glass), 670, 830, 2.7],
        ],
        bg,
      ),
    () =>
      onSill(
        walls.dusk,
        p.beech,
        [
          [bookPile([p.plum, p.paper], { w: 210 }), 690, 760, 1.5],
          [carafe('#9db8ad', { tumbler: false, water: 110 }), 330, 762, 2.4],
          [tumbler('#9db8ad', 40), 690, 684, 1.6],
        ],
        { sky: '#c9d6d2' },
      ),
    () =>
      together(
        [
          [carafe('#c98f5a', { tumbler: false, water: 60 }), 250, 720, 2.5],
          [carafe('#8ea3ad', { tumbler: false, water: 120 }), 750, 720, 2.5],
          [carafe('#9db8ad', { tumbler: false, water: 90 }), 500, 840, 2.7],
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
          [board(p.walnut, { w: 150, h: 250, seed: 9 }), 330, 760, 1.2],
          [board(p.oak), 520, 776, 1.2],
          [saltPot(p.paper), 770, 830, 1.6],
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
          [trough(p.oak), 360, 706, 1.1],
          [saltPot(p.paper), 770, 712, 2.1],
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
