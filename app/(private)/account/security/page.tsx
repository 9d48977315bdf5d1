import type { Metadata } from 'next'
import { AccountPage, AccountSection } from '@/components/account/account-page'
import { ChangeEmail } from '@/components/account/change-email'
import { ConfirmItsYou } from '@/components/account/confirm-its-you'
import { PasskeySignals } from '@/components/account/passkey-signals'
import { Passkeys } from '@/components/account/passkeys'
import { RecoveryCodes } from '@/components/account/recovery-codes'
import { WaysBack } from '@/components/account/ways-back'
import { changes, security as words } from '@/components/messages'
import { emailCard } from '@/lib/accounts/email-changes'
import { recoveryCodesLeft } from '@/lib/accounts/recovery-codes'
import { waysBack } from '@/lib/accounts/ways-back'
import { guardFreshPage } from '@/lib/auth/guard/page'
import { listPasskeys } from '@/lib/auth/passkeys/own-passkeys'
import { passkeySignals } from '@/lib/auth/passkeys/signals'

// Made for each request.
export const instant = false
export const metadata: Metadata = { title: words.title }

export default async function SecurityPage() {
  const customer = await guardFreshPage('/account/security')
  if (!customer)
    return (
      <AccountPage title={words.title}>
        <ConfirmItsYou />
      </AccountPage>
    )
  const [passkeys, ways, codes, email, signals] = await Promise.all([
    listPasskeys(customer.customerId),
    waysBack(customer.customerId),
    recoveryCodesLeft(customer.customerId),
    emailCard(customer.customerId),
    passkeySignals(customer.customerId),
  ])
  return (
    <AccountPage title={words.title}>
      <PasskeySignals signals={signals} />
      <WaysBack ways={ways} />
      <AccountSection id="passkeys" title={words.passkeys.title} lead={words.passkeys.lead}>
        <Passkeys passkeys={passkeys} lastMayGo={ways.mailbox && ways.recoveryCodes > 0} />
      </AccountSection>
      <RecoveryCodes left={codes.left} made={codes.madeAt !== null} proven={ways.mailbox} />
      <AccountSection id="email" title={changes.email.title} lead={changes.email.lead}>
        <ChangeEmail {...email} />
      </AccountSection>
    </AccountPage>
  )
}
