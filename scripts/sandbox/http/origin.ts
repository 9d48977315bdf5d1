import type { IncomingMessage } from 'node:http'

/**
 * Whether the frame's own script asks. The type of the body makes browsers ask first, and nobody else is allowed; a
 * page elsewhere cannot name this origin either.
 */
export const isFromOwnPage = ({ headers }: IncomingMessage): boolean =>
  headers.origin === `http://${headers.host}` && headers['content-type'] === 'application/json'

/** Whether a browser asks for a page of somebody else's. Tools say no origin, and may ask. */
export const isFromElsewhere = ({ headers }: IncomingMessage): boolean =>
  headers.origin !== undefined && headers.origin !== `http://${headers.host}`
