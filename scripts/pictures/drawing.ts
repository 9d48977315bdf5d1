/**
 * A thing as it is drawn: millimetres, the light from the upper left. What stands has its origin at the middle of
 * its foot; what hangs or lies flat has it at its middle. Up is negative, as in SVG.
 */
export interface Drawing {
  svg: string
  /** Left, top, right, bottom: what to fit into a picture. */
  box: [number, number, number, number]
  /** Where it touches the ground: [middle, half width, height above the foot line] each. None: it hangs or lies. */
  feet?: [number, number, number?][]
  /** Its foot has a straight front edge: its shadow has one too. */
  flat?: boolean
}
