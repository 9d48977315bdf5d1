import 'server-only'
import { z } from 'zod'

/**
 * Words from a fixed vocabulary: a device, a provider of passkeys. The form leaves no room for an address or a
 * sentence, so whatever a stranger managed to put there would not be sent.
 */
export const plainWords = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9 ]{0,59}$/)
