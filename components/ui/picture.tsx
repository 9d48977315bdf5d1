export const pictureWidths = [320, 480, 640, 960, 1280] as const

type Props = {
  /** Path below /pictures without size and ending. */
  name: string
  alt: string
  /** The `sizes` attribute: how wide the picture stands at which window. */
  sizes: string
  /** The page's first large picture: loaded at once, before others. */
  priority?: boolean
  widths?: readonly number[]
  /** Width and height as a ratio, so that its place is kept. */
  ratio?: readonly [number, number]
  className?: string
}

/**
 * A picture from our own size ladder. No optimiser, no style attribute, and no jump while it loads. Its light
 * ground would glare on a dark page, so there it is turned down a little.
 */
export function Picture({
  name,
  alt,
  sizes,
  priority = false,
  widths = pictureWidths,
  ratio = [1, 1],
  className,
}: Props) {
  const at = (width: number) => `/pictures/${name}-${width}.webp`
  const middle = widths[Math.floor(widths.length / 2)] ?? 640
  return (
    <img
      src={at(middle)}
      srcSet={widths.map((width) => `${at(width)} ${width}w`).join(', ')}
      sizes={sizes}
      alt={alt}
      width={middle}
      height={Math.round((middle * ratio[1]) / ratio[0])}
      loading={priority ? 'eager' : 'lazy'}
      fetchPriority={priority ? 'high' : undefined}
      decoding="async"
      className={`dark:brightness-[0.84] ${className ?? ''}`}
    />
  )
}
