import type { Metadata } from 'next'
import { AccountParts } from '@/components/account/account-parts'
import { ProveAddress } from '@/components/account/prove-address'
import { SignOutButton } from '@/components/account/sign-out-button'
import { account, area } from '@/components/messages'
import { ButtonLink } from '@/components/ui/button'
import { mustProveAddress } from '@/lib/accounts/first-address'
import { mayMakeFirstPasskey } from '@/lib/accounts/passkey-door'
import { partsFor } from '@/lib/auth/area'
import { guardPage } from '@/lib/auth/guard/page'

const words = account.home
// Made for each request.
export const instant = false
export const metadata: Metadata = { title: words.title }

export default async function AccountPage() {
  const customer = await guardPage('/account')
  const isLimited = customer.level === 'limited'
  const mayMake = isLimited && (await mayMakeFirstPasskey(customer))
  const mustProve = !isLimited && (await mustProveAddress(customer))
  return (
    <div className="grid gap-8">
      <header>
        <h1 className="text-3xl sm:text-4xl">{words.title}</h1>
        <p className="mt-3 text-muted">
          {customer.shared ? (
            words.shared
          ) : (
            <>
              {words.signedInAs} <span className="wrap-anywhere text-ink">{customer.email}</span>
            </>
          )}
        </p>
      </header>
      {isLimited && (
        <section className="grid justify-items-start gap-4 card p-5 sm:p-6">
          <div>
            <h2 className="text-xl">{words.limitedTitle}</h2>
            <p className="mt-2 text-muted">{words.limitedText}</p>
          </div>
          <ButtonLink href={mayMake ? '/sign-up?next=/account' : '/sign-in?next=/account'}>
            {mayMake ? account.passkey.create : account.signIn.withPasskey}
          </ButtonLink>
        </section>
      )}
      {mustProve && <ProveAddress email={customer.email} />}
      <AccountParts parts={partsFor(customer)} />
      <div className="flex flex-wrap items-center gap-4">
        <SignOutButton />
        <ButtonLink variant="quiet" href="/">
          {area.shop}
        </ButtonLink>
      </div>
    </div>
  )
}
