import { palette } from './color'
import { at, path, picture, rect } from './svg'

/** The shop's mark, 100 by 100: a key whose bow is a doorway with the light on. */
export const mark = (key: string, gap: string, light: string) =>
  path('M24 62V38A26 26 0 0 1 76 38V62Q76 66 72 66H28Q24 66 24 62Z', key) +
  rect(45, 62, 10, 34, key, 3) +
  rect(52, 74, 16, 7.5, key, 2.4) +
  rect(52, 86, 12, 7.5, key, 2.4) +
  path('M35.5 57V39A14.5 14.5 0 0 1 64.5 39V57Z', gap) +
  path('M39.5 57V39.5A10.5 10.5 0 0 1 60.5 39.5V57Z', light)

/** The mark on its ground, as an icon: `corner` rounds it, `size` is the mark's share of it. */
export const icon = (corner: number, size = 0.78) =>
  picture(
    100,
    100,
    rect(0, 0, 100, 100, palette.ink, corner) +
      at(50 - 50 * size, 50 - 54 * size, mark(palette.paper, palette.ink, palette.ochre), size),
  )
