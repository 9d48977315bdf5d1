import type { Metadata } from 'next'
import { recover as words } from '@/components/messages'
import { Recover } from '@/components/recovery/recover'
import { readNextPath } from '@/lib/accounts/next-path'
import { recoverView } from '@/lib/accounts/recovery/view'
import { guardPage } from '@/lib/auth/guard/page'
import { env } from '@/lib/platform/env'

// Made for each request.
export const instant = false
export const metadata: Metadata = { title: words.title }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function RecoverPage({ searchParams }: Props) {
  const caller = await guardPage('/recover')
  const view = await recoverView(caller)
  const next = readNextPath((await searchParams).next) ?? '/account'
  return (
    <div className="mx-auto max-w-md pt-8 sm:pt-16">
      <Recover
        // Dates become texts on their way to the browser.
        view={JSON.parse(JSON.stringify(view))}
        email={caller.level === 'guest' ? null : caller.email}
        waitHours={env().RECOVERY_WAIT_HOURS}
        next={next}
      />
    </div>
  )
}
