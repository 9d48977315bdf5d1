import type { Metadata } from 'next'
import { AccountPage } from '@/components/account/account-page'
import { ActivityList } from '@/components/account/activity-list'
import { ConfirmItsYou } from '@/components/account/confirm-its-you'
import { activity as words } from '@/components/messages'
import { ButtonLink } from '@/components/ui/button'
import { listActivity } from '@/lib/audit/activity'
import { guardFreshPage } from '@/lib/auth/guard/page'

// Made for each request.
export const instant = false
export const metadata: Metadata = { title: words.title }

type Props = { searchParams: Promise<{ before?: string | string[] }> }

export default async function ActivityPage({ searchParams }: Props) {
  const customer = await guardFreshPage('/account/activity')
  if (!customer)
    return (
      <AccountPage title={words.title}>
        <ConfirmItsYou />
      </AccountPage>
    )
  const asked = (await searchParams).before
  const before = typeof asked === 'string' && /^[1-9]\d{0,17}$/.test(asked) ? asked : null
  const { lines, next } = await listActivity(customer.customerId, before)
  return (
    <AccountPage title={words.title} lead={words.lead}>
      {lines.length > 0 ? <ActivityList lines={lines} /> : <p className="card p-5">{words.none}</p>}
      {(next || before) && (
        <div className="flex flex-wrap gap-3">
          {next && (
            <ButtonLink variant="secondary" href={`/account/activity?before=${next}`}>
              {words.older}
            </ButtonLink>
          )}
          {before && (
            <ButtonLink variant="quiet" href="/account/activity">
              {words.newest}
            </ButtonLink>
          )}
        </div>
      )}
      <section aria-labelledby="not-you" className="grid justify-items-start gap-3 border-line border-t pt-8">
        <div>
          <h2 id="not-you" className="text-xl">
            {words.notYou}
          </h2>
          <p className="mt-1.5 text-muted">{words.notYouText}</p>
        </div>
        <ButtonLink variant="secondary" href="/account/security">
          {words.toSecurity}
        </ButtonLink>
      </section>
    </AccountPage>
  )
}
