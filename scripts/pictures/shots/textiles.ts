import { palette as p } from '../color'
import { planter } from '../drawings/green'
import { bench, mirror } from '../drawings/hall'
import { apron, hanging, napkins } from '../drawings/linens'
import { plate } from '../drawings/table'
import { blanket, cushion, pile, rug } from '../drawings/textiles'
import { onFloor, onWall, walls } from '../scenes'
import { backdrops, type Shots } from '../shots'
import { alone, closeUp, together } from '../stage'
import { laidOut } from '../views'

const bg = backdrops.textiles
const twoLines: [number, number, string][] = [
  [0.1, 0.16, p.wool],
  [0.36, 0.07, p.wool],
]
const hems = (tone: string): [number, number, string][] => [
  [0.07, 0.045, tone],
  [0.14, 0.016, tone],
]

/** A rug on a floor, foreshortened and turned to lie across. */
function lying() {
  const flat = rug(p.wool, p.terracotta)
  return {
    ...flat,
    svg: `<g transform="scale(1 .34) rotate(90)">${flat.svg}</g>`,
    box: [-390, -90, 390, 90] as [number, number, number, number],
  }
}

export const textilesShots: Shots = {
  'wool-blanket': [
    () => alone(blanket(p.plum, twoLines), bg, 0.76),
    () =>
      onFloor(
        walls.paper,
        '#b58c63',
        [
          [bench(p.oak), 520, 1010, 1.3],
          [blanket(p.plum, twoLines), 350, 438, 1.25],
          [cushion(p.ochre, { size: 330 }), 800, 442, 0.98],
        ],
        { window: [480, 20, 420, 470] },
      ),
    () =>
      together(
        [
          [blanket(p.sage, twoLines, { layers: 3 }), 500, 420, 1.5],
          [blanket(p.ochre, twoLines, { layers: 3 }), 500, 630, 1.55],
          [blanket(p.plum, twoLines, { layers: 3 }), 500, 850, 1.6],
        ],
        bg,
        300,
      ),
  ],
  'linen-cushion': [
    () => alone(cushion(p.ochre), bg, 0.68),
    () =>
      onFloor(
        walls.mauve,
        '#a97f58',
        [
          [bench(p.walnut), 480, 870, 1],
          [cushion(p.dusk, { size: 400 }), 330, 430, 0.84],
          [cushion(p.ochre), 560, 436, 0.84],
          [planter(p.paper, { seed: 4 }), 900, 900, 0.9],
        ],
        { window: [60, 30, 380, 440] },
      ),
    () => closeUp(cushion(p.ochre), -150, -370, 4.4, bg),
  ],
  'tea-towel': [
    () => alone(hanging(p.wool, { stripes: hems(p.terracotta) }), bg, 0.8),
    () =>
      onWall(
        walls.sage,
        [
          [hanging(p.wool, { stripes: hems(p.ink) }), 268, 430, 1.03],
          [hanging(p.linen, { stripes: hems(p.terracotta) }), 748, 420, 1],
        ],
        { window: [420, 90, 420, 520] },
        { dado: 800 },
      ),
    () =>
      together(
        [
          [hanging(p.wool, { stripes: hems(p.dusk), h: 380 }), 500, 300, 1.05],
          [hanging(p.linen, { stripes: hems(p.terracotta), h: 380 }), 500, 740, 1.05],
        ],
        bg,
      ),
  ],
  'waffle-towel': [
    () => alone(pile([p.paper, p.sage, p.dusk], 'waffle'), bg, 0.66),
    () =>
      onWall(
        walls.paper,
        [[hanging(p.sage, { kind: 'waffle', w: 420, h: 620, bar: p.brass }), 500, 470, 1.25]],
        { window: [520, 60, 400, 540] },
        { dado: 820, boards: '#cbbfa9' },
      ),
    () => closeUp(pile([p.paper, p.sage, p.dusk], 'waffle'), -90, -180, 4.6, bg),
  ],
  'flatweave-rug': [
    () => alone(rug(p.wool, p.terracotta), bg, 0.82),
    () =>
      onFloor(
        walls.dusk,
        '#b08659',
        [
          [bench(p.oak), 380, 800, 0.8],
          [planter(p.terracotta, { seed: 7 }), 850, 810, 1.1],
          [lying(), 500, 890, 1.02],
        ],
        {},
        { edge: 700, hung: [[mirror(p.oak), 380, 230, 0.56]] },
      ),
    () => closeUp(rug(p.wool, p.terracotta), -110, 250, 4.2, bg),
  ],
  'work-apron': [
    () => alone(apron(p.ink), bg, 0.84),
    () =>
      onWall(
        walls.blush,
        [
          [apron(p.ink), 330, 560, 1.02],
          [hanging(p.wool, { stripes: hems(p.ink), w: 200, h: 320 }), 740, 460, 1],
        ],
        { window: [470, 100, 400, 520] },
        { dado: 0 },
      ),
    () =>
      together(
        [
          [apron(p.terracotta), 240, 420, 0.84],
          [apron(p.ochre), 760, 420, 0.84],
          [apron(p.ink), 500, 560, 0.96],
        ],
        bg,
      ),
  ],
  'linen-napkins': [
    () => alone(napkins([p.dusk, p.clay, p.paper, p.sage]), bg, 0.72),
    () =>
      laidOut(
        '#c9a678',
        [
          [napkins([p.terracotta]), 250, 580, 1.8, -6],
          [plate(p.paper), 660, 470, 2.2],
          [bowlTop(), 660, 470, 1.15],
        ],
        { wood: true },
      ),
    () => closeUp(napkins([p.dusk, p.clay, p.paper, p.sage]), 60, 70, 5.4, bg),
  ],
}

function bowlTop() {
  return plate(p.dusk, 12)
}
