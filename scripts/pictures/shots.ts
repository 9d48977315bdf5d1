/** The three pictures of each product, by its slug. */
export type Shots = Record<string, [() => string, () => string, () => string]>

/** The backdrop of each category's plain pictures. */
export const backdrops = {
  entry: '#e4d3bd',
  light: '#6f8290',
  table: '#eddfc4',
  textiles: '#e2d0ca',
  green: '#d2dccb',
  desk: '#ecd4c3',
} as const
