import 'server-only'
import { headers } from 'next/headers'
import { env } from '@/lib/platform/env'
import { type Network, networkOf } from './network'

/** The network that the current request comes from. */
export async function currentNetwork(): Promise<Network> {
  return networkOf((await headers()).get('x-forwarded-for'), env().TRUSTED_PROXY_HOPS)
}
