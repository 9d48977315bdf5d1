import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Door } from '@/components/account/door'
import { account } from '@/components/messages'
import { doorStart } from '@/lib/accounts/door-start'
import { readNextPath } from '@/lib/accounts/next-path'
import { guardPage } from '@/lib/auth/guard/page'
import { mustConfirm } from '@/lib/auth/request'

// Made for each request.
export const instant = false
export const metadata: Metadata = { title: account.signIn.withPasskey }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SignInPage({ searchParams }: Props) {
  const caller = await guardPage('/sign-in')
  const asked = await searchParams
  const next = readNextPath(asked.next)
  const start = await doorStart(caller, next !== null)
  if (start === 'inside') redirect(next ?? '/account')
  return (
    <div className="mx-auto max-w-md pt-8 sm:pt-16">
      <Door
        page="sign-in"
        start={start === 'email' && (await mustConfirm(caller)) ? 'confirm' : start}
        next={next ?? '/account'}
        signedOut={'signed-out' in asked}
        closed={'closed' in asked}
      />
    </div>
  )
}
