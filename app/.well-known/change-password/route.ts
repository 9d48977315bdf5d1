import { connection } from 'next/server'
import { env } from '@/lib/platform/env'
import { passkeyPage } from '@/lib/shop/known-files'

/**
 * Where a password manager sends somebody to change what they sign in with (W3C "A Well-Known URL for Changing
 * Passwords"): their passkeys. It needs no guard: it takes no input and sends everybody to the same page.
 */
export async function GET(): Promise<Response> {
  await connection()
  return Response.redirect(passkeyPage(env()), 302)
}
