import { type Html, html } from '../http/html'

/** How many rows of a table are shown. */
export const shown = 100

/** A time in UTC. Seconds since 1970. */
export function timeCell(seconds: number): Html {
  const at = new Date(seconds * 1000).toISOString()
  return html`<td class="time"><time datetime="${at}">${at.slice(0, 10)} <b>${at.slice(11, 19)}</b></time></td>`
}
