import letters from './letters.json'
import { at, path } from './svg'

/**
 * Text as outlines of the shop's own typeface, so that a picture looks the same on a machine without the font.
 * `letters.json` holds glyphs of Fraunces in 1/1000 of the size; a character that it lacks is an error.
 */
const glyphs = letters.glyphs as unknown as Record<string, [width: number, outline: string]>
const kerning = letters.kerning as Record<string, number>

function glyph(character: string): [number, string] {
  const found = glyphs[character]
  if (!found) throw new Error(`letters.json has no “${character}”`)
  return found
}

/** How wide a line is at a size. */
export function measure(text: string, size: number): number {
  let units = 0
  for (let i = 0; i < text.length; i++)
    units += glyph(text.charAt(i))[0] + (kerning[text.slice(i, i + 2)] ?? 0)
  return (units * size) / 1000
}

/** A line of text; (x, y) is the start of its baseline. */
export function line(text: string, x: number, y: number, size: number, color: string): string {
  let pen = 0
  let outlines = ''
  for (let i = 0; i < text.length; i++) {
    const [width, outline] = glyph(text.charAt(i))
    if (outline) outlines += `<g transform="translate(${pen} 0)">${path(outline, color)}</g>`
    pen += width + (kerning[text.slice(i, i + 2)] ?? 0)
  }
  return at(x, y, outlines, size / 1000)
}

/** The text broken into lines no wider than `width`. */
export function wrap(text: string, size: number, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && measure(`${last} ${word}`, size) <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
