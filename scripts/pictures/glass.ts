import { shade, tint } from './color'
import { clip, ellipse, linear, type Point, path, round, stroke } from './svg'

/** A clear vessel: what stands behind it shows through. `liquid` is a colour and the height it stands at. */
export function glass(
  profile: Point[],
  {
    color = '#a9c4ba',
    tilt = 0.15,
    clear = 0.36,
    liquid,
  }: { color?: string; tilt?: number; clear?: number; liquid?: { color: string; height: number } } = {},
): string {
  const smoothed = profile
  const [foot] = smoothed[0] as Point
  const [top, height] = smoothed[smoothed.length - 1] as Point
  const left = smoothed.map(([r, h]) => `${round(-r)} ${round(-h)}`)
  const right = smoothed.map(([r, h]) => `${round(r)} ${round(-h)}`).reverse()
  const body = `M${left.join('L')}A${round(top)} ${round(top * tilt)} 0 0 1 ${right.join('L')}A${round(foot)} ${round(foot * tilt)} 0 0 1 ${left[0]}Z`
  const shape = path(body, '#fff')
  const wide = Math.max(...profile.map(([r]) => r))
  const edge = wide * 0.035
  let svg = ellipse(0, -height, top, top * tilt, tint(color, 0.4), 'opacity=".25"')
  svg += path(body, color, `opacity="${clear}"`)
  if (liquid) {
    const at = profile.find(([, h]) => h >= liquid.height) ?? [top, height]
    const r = at[0] * 0.97
    svg += clip(
      shape,
      `<rect x="${-wide}" y="${round(-liquid.height)}" width="${wide * 2}" height="${round(liquid.height + wide)}" fill="${liquid.color}" opacity=".42"/>${ellipse(0, -liquid.height, r, r * tilt, tint(liquid.color, 0.5), 'opacity=".75"')}`,
    )
  }
  svg += path(
    body,
    linear(
      0,
      [0, shade(color, 0.45), 0.55],
      [6, shade(color, 0.3), 0.14],
      [16, '#ffffff', 0.3],
      [30, '#ffffff', 0.02],
      [80, shade(color, 0.3), 0.06],
      [94, shade(color, 0.45), 0.4],
      [100, '#ffffff', 0.25],
    ),
  )
  svg += clip(
    shape,
    ellipse(0, -edge * 0.4, foot * 0.96, foot * tilt + edge, shade(color, 0.3), 'opacity=".34"') +
      ellipse(0, -edge * 2.2, foot * 0.9, foot * tilt, '#ffffff', 'opacity=".3"'),
  )
  const band = wide * 0.56
  svg += clip(
    shape,
    stroke(
      `M${round(-band)} ${round(-height * 0.86)}V${round(-height * 0.2)}`,
      '#ffffff',
      wide * 0.1,
      'opacity=".5"',
    ) +
      stroke(
        `M${round(wide * 0.7)} ${round(-height * 0.7)}V${round(-height * 0.26)}`,
        '#ffffff',
        wide * 0.05,
        'opacity=".35"',
      ),
  )
  svg += stroke(body, shade(color, 0.4), edge * 0.5, 'opacity=".35"')
  svg += ellipse(
    0,
    -height,
    top,
    top * tilt,
    'none',
    `stroke="#ffffff" stroke-width="${round(edge * 0.9)}" opacity=".8"`,
  )
  svg += ellipse(
    0,
    -height,
    top,
    top * tilt,
    'none',
    `stroke="${shade(color, 0.4)}" stroke-width="${round(edge * 0.35)}" opacity=".5"`,
  )
  return svg
}
