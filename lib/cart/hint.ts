import 'server-only'
import { writeCookie } from '@/lib/auth/request'
import { days } from '@/lib/platform/clock'
import { formatHint, type Hint } from './client'

/** Tells the browser's static pages how many pieces are in the cart, and whether somebody is signed in. */
export async function writeHint(hint: Hint): Promise<void> {
  await writeCookie('hint', formatHint(hint), days(30))
}
