import { palette, shade } from './color'
import { line, wrap } from './lettering'
import { mark } from './mark'
import { at, picture, rect, stroke } from './svg'

/** Width of the text's side of a card; the square picture takes the rest. */
export const CARD = { width: 1200, height: 630, side: 570 } as const

/** The text's side of an Open Graph picture: what it is, small; its name, large; the shop's name below. */
export function cardText(name: string, kind: string): string {
  const room = CARD.side - 76 - 44
  const size =
    [76, 66, 56].find(
      (s) =>
        wrap(name, s, room).length <= 3 &&
        wrap(name, s, room).every((l) => l.length * s * 0.42 < room * 1.25),
    ) ?? 50
  const lines = wrap(name, size, room)
  const top = 300 - ((lines.length - 1) * size * 1.08) / 2
  return picture(
    CARD.side,
    CARD.height,
    rect(0, 0, CARD.side, CARD.height, palette.paper) +
      line(kind, 76, 128, 27, shade(palette.terracotta, 0.06)) +
      lines
        .map((text, i) => line(text, 74, top + size * 0.34 + i * size * 1.08, size, palette.ink))
        .join('') +
      stroke('M76 486H136', palette.ochre, 4) +
      at(70, 520, mark(palette.ink, palette.paper, palette.ochre), 0.52) +
      line('Latchkey', 136, 561, 38, palette.ink),
  )
}

/** The shop's name and line, to lie over the quiet upper left of the hero. */
export const shopName = () =>
  picture(
    CARD.width,
    CARD.height,
    at(40, 22, mark(palette.ink, palette.paper, palette.ochre), 0.84) +
      line('Latchkey', 134, 72, 54, palette.ink) +
      line('Things for coming home to', 136, 106, 24, shade(palette.terracotta, 0.06)),
  )
