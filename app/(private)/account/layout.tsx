import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { AccountNav } from '@/components/account/account-nav'
import { Locked } from '@/components/account/locked'
import { SessionWatch } from '@/components/account/session-watch'
import { MergedNote } from '@/components/cart/merged-note'
import { lockOf } from '@/lib/accounts/freeze'
import { partsFor } from '@/lib/auth/area'
import { reaches } from '@/lib/auth/levels'
import { currentCaller } from '@/lib/auth/request'
import { db } from '@/lib/platform/db'

/** Around every part of the account. What a page may show is its own guard's affair; this only links. */
export default async function AccountLayout({ children }: { children: ReactNode }) {
  // As in the guards: no part of it is made before there is a request.
  await connection()
  const caller = await currentCaller()
  const parts = partsFor(caller)
  const lock = caller.level === 'guest' ? null : await lockOf(db(), caller.customerId)
  return (
    <div className="mx-auto max-w-2xl pt-8 sm:pt-12 lg:mx-0 lg:grid lg:max-w-none lg:grid-cols-[13rem_minmax(0,44rem)] lg:gap-16">
      <SessionWatch />
      <AccountNav parts={parts} />
      <div className="min-w-0">
        <MergedNote />
        {lock && <Locked lock={lock} byPasskey={reaches(caller, 'remembered')} />}
        {children}
      </div>
    </div>
  )
}
