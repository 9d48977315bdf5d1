import 'server-only'
import { db, type Tx } from './db'

/**
 * The shop's time: the database's, plus the offset of tests. Stable within a transaction, so that
 * everything one transaction writes has one time. SQL says shop_now().
 */
export async function shopNow(tx: Tx = db()): Promise<Date> {
  const [row] = await tx.$queryRaw<[{ now: Date }]>`/* kept */ SELECT shop_now() AS now`
  return row.now
}

export function addSeconds(time: Date, seconds: number): Date {
  return new Date(time.getTime() + seconds * 1000)
}

export const minutes = (count: number) => count * 60
export const hours = (count: number) => count * 3600
export const days = (count: number) => count * 86_400
