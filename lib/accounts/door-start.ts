import 'server-only'
import { type Caller, reaches } from '@/lib/auth/levels'
import { mayMakeFirstPasskey } from './passkey-door'

/**
 * Where the door opens for somebody. Whoever is signed in has nothing to do there, unless a page sent them
 * because it wants to see the passkey again.
 */
export async function doorStart(
  caller: Caller,
  wasSent: boolean,
): Promise<'inside' | 'email' | 'passkey' | 'limited'> {
  if (caller.level === 'guest') return 'email'
  if (caller.level === 'limited') return (await mayMakeFirstPasskey(caller)) ? 'passkey' : 'limited'
  return wasSent && !reaches(caller, 'fresh') ? 'email' : 'inside'
}
