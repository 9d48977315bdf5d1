import { palette as p } from '../color'
import { doormat, fob, hook, keyTray, pegRail } from '../drawings/entry'
import { planter, tallVase } from '../drawings/green'
import { bench, coat, mirror, shoes, umbrellaStand } from '../drawings/hall'
import { tableLamp } from '../drawings/light'
import { apron } from '../drawings/linens'
import { cushion } from '../drawings/textiles'
import { onFloor, onShelf, onWall, walls } from '../scenes'
import { backdrops, type Shots } from '../shots'
import { alone, closeUp, together } from '../stage'

const bg = backdrops.entry
const BLACK = '#3a3a38'
const ASH = '#4a4540'

export const entryShots: Shots = {
  'latch-hook': [
    () => alone(hook(p.brass), bg, 0.62),
    () =>
      onWall(
        walls.sage,
        [
          [coat(p.ochre), 330, 210, 1.25],
          [hook(p.brass), 330, 190, 1.5],
          [hook(p.brass), 710, 190, 1.5],
        ],
        { window: [520, 300, 420, 560] },
        { dado: 0 },
      ),
    () =>
      together(
        [
          [hook(p.brass), 170, 490, 3.6],
          [hook(BLACK), 445, 490, 3.6],
          [hook(p.steel), 720, 490, 3.6],
        ],
        bg,
      ),
  ],
  'peg-rail': [
    () => alone(pegRail(p.oak), bg, 0.86),
    () =>
      onWall(
        walls.paper,
        [
          [coat(p.dusk), 270, 300, 1.05],
          [apron(p.terracotta, { peg: p.oak }), 724, 640, 0.86],
          [pegRail(p.oak), 500, 270, 1.36],
        ],
        { window: [380, 420, 360, 500] },
        { dado: 0 },
      ),
    () => closeUp(pegRail(p.oak), -122, 8, 5.6, bg),
  ],
  'key-fob': [
    () => alone(fob(p.leather), bg, 0.76),
    () =>
      onWall(
        walls.clay,
        [
          [fob(p.leather), 470, 560, 2.1],
          [hook(p.brass), 470, 280, 2.1],
          [hook(p.brass), 830, 280, 2.1],
        ],
        { window: [60, 420, 400, 560] },
      ),
    () =>
      together(
        [
          [fob(p.leather), 230, 470, 2.35],
          [fob(p.ink), 490, 470, 2.35],
          [fob(p.plum), 750, 470, 2.35],
        ],
        bg,
      ),
  ],
  'key-tray': [
    () => alone(keyTray(p.sage), bg, 0.72),
    () =>
      onShelf(
        walls.sand,
        p.oak,
        [
          [tallVase(p.paper, { seed: 3 }), 250, 706, 0.98],
          [keyTray(p.sage, { keys: true }), 640, 716, 2.35],
        ],
        { window: [420, 60, 440, 520] },
      ),
    () =>
      together(
        [
          [keyTray(p.terracotta), 500, 430, 2.5],
          [keyTray(p.ink), 390, 620, 2.7],
          [keyTray(p.sage, { keys: true }), 590, 850, 3],
        ],
        bg,
        280,
      ),
  ],
  'coir-doormat': [
    () => alone(doormat(p.coir, p.ink), bg, 0.84),
    () =>
      onFloor(
        walls.ink,
        '#b59a78',
        [
          [planter(p.terracotta, { seed: 8 }), 800, 800, 1.08],
          [umbrellaStand(p.ochre, { cloths: [p.plum, p.terracotta] }), 190, 790, 0.72],
          [mat(), 490, 930, 0.82],
        ],
        {},
        { edge: 700 },
      ),
    () => closeUp(doormat(p.coir, p.ink), -270, 135, 4.6, bg),
  ],
  'umbrella-stand': [
    () => alone(umbrellaStand(p.ink, { cloths: [p.ochre, p.terracotta] }), bg, 0.84),
    () =>
      onFloor(
        walls.blush,
        '#b98d61',
        [
          [umbrellaStand(p.ink, { cloths: [p.ochre, p.plum] }), 250, 850, 0.84],
          [bench(p.oak), 790, 850, 0.92],
          [shoes(p.leather), 730, 846, 0.72],
        ],
        { window: [420, 60, 420, 500] },
      ),
    () =>
      together(
        [
          [umbrellaStand(p.paper, { umbrellas: false }), 230, 770, 0.9],
          [umbrellaStand(p.ink, { cloths: [p.ochre, p.terracotta] }), 490, 860, 0.92],
          [umbrellaStand(p.ochre, { umbrellas: false }), 750, 770, 0.9],
        ],
        bg,
        640,
      ),
  ],
  'shoe-bench': [
    () => alone(bench(p.oak), bg, 0.84),
    () =>
      onFloor(
        walls.sage,
        '#b08a62',
        [
          [bench(p.oak), 480, 850, 0.86],
          [shoes(p.leather), 340, 736, 0.82],
          [shoes(p.ink), 610, 736, 0.82],
          [cushion(p.terracotta, { size: 330 }), 250, 466, 0.7],
          [planter(p.terracotta, { seed: 5 }), 905, 862, 0.9],
        ],
        { window: [480, 40, 400, 460] },
        {
          hung: [
            [hook(p.brass), 560, 150, 0.9],
            [hook(p.brass), 720, 150, 0.9],
          ],
        },
      ),
    () => closeUp(bench(p.oak), -330, -400, 2.9, bg),
  ],
  'hall-mirror': [
    () => alone(mirror(p.oak), bg, 0.8),
    () =>
      onShelf(
        walls.blush,
        p.oak,
        [
          [tableLamp(p.paper, p.linen, { lit: false }), 220, 836, 0.92],
          [keyTray(p.ink, { keys: true }), 720, 842, 1.5],
        ],
        { window: [30, 140, 330, 520] },
        { y: 826, hung: [[mirror(p.oak), 560, 470, 0.98]] },
      ),
    () =>
      together(
        [
          [mirror(p.walnut, { r: 200 }), 300, 380, 0.86],
          [mirror(p.oak), 650, 420, 0.9],
          [mirror(ASH, { r: 170 }), 330, 800, 0.8],
        ],
        bg,
      ),
  ],
}

/** The mat as it lies on a floor: foreshortened. */
function mat() {
  const flat = doormat(p.coir, p.ink)
  return {
    ...flat,
    svg: `<g transform="scale(1 .32)">${flat.svg}</g>`,
    box: [-350, -70, 350, 70] as [number, number, number, number],
  }
}
