import type { Metadata } from 'next'
import { AccountPage, AccountSection } from '@/components/account/account-page'
import { ChangeEmail } from '@/components/account/change-email'
import { DeleteAccount } from '@/components/account/delete-account'
import { ExportData } from '@/components/account/export-data'
import { changes } from '@/components/messages'
import { ButtonLink } from '@/components/ui/button'
import { emailCard } from '@/lib/accounts/email-changes'
import { hasOnlyMailbox } from '@/lib/accounts/mailed-consent'
import { guardPage } from '@/lib/auth/guard/page'
import { reaches } from '@/lib/auth/levels'
import { db } from '@/lib/platform/db'

const words = changes.privacy
// Made for each request.
export const instant = false
export const metadata: Metadata = { title: words.title }

export default async function PrivacyPage() {
  const customer = await guardPage('/account/privacy')
  const onlyMailbox = await hasOnlyMailbox(db(), customer.customerId)
  const byPasskey = reaches(customer, 'remembered')
  return (
    <AccountPage title={words.title}>
      {/* Where there is a passkey, the email stands with it on the page about security. */}
      {onlyMailbox && (
        <AccountSection id="email" title={changes.email.title} lead={changes.email.lead}>
          <ChangeEmail {...(await emailCard(customer.customerId))} />
        </AccountSection>
      )}
      <AccountSection id="export" title={words.export.title} lead={words.export.text}>
        {byPasskey ? <ExportData /> : <NeedsPasskey text={words.export.passkeyNeeded} first={onlyMailbox} />}
      </AccountSection>
      <AccountSection id="delete" title={words.delete.title}>
        {byPasskey || onlyMailbox ? (
          <DeleteAccount email={customer.email} comeBack={onlyMailbox ? 'code' : 'passkey'} />
        ) : (
          <NeedsPasskey text={words.delete.passkeyNeeded} first={false} />
        )}
      </AccountSection>
    </AccountPage>
  )
}

function NeedsPasskey({ text, first }: { text: string; first: boolean }) {
  return (
    <div className="grid justify-items-start gap-3">
      <p>{text}</p>
      <ButtonLink
        variant="secondary"
        href={`${first ? '/sign-up' : '/sign-in'}?next=${encodeURIComponent('/account/privacy')}`}
      >
        {first ? words.makePasskey : words.signIn}
      </ButtonLink>
    </div>
  )
}
