import type { Metadata } from 'next'
import { AccountPage, AccountSection } from '@/components/account/account-page'
import { ConfirmItsYou } from '@/components/account/confirm-its-you'
import { Passkeys } from '@/components/account/passkeys'
import { RecoveryCodes } from '@/components/account/recovery-codes'
import { WaysBack } from '@/components/account/ways-back'
import { security as words } from '@/components/messages'
import { recoveryCodesLeft } from '@/lib/accounts/recovery-codes'
import { waysBack } from '@/lib/accounts/ways-back'
import { guardFreshPage } from '@/lib/auth/guard/page'
import { listPasskeys } from '@/lib/auth/passkeys/own-passkeys'

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
  const [passkeys, ways, codes] = await Promise.all([
    listPasskeys(customer.customerId),
    waysBack(customer.customerId),
    recoveryCodesLeft(customer.customerId),
  ])
  return (
    <AccountPage title={words.title}>
      <WaysBack ways={ways} />
      <AccountSection id="passkeys" title={words.passkeys.title} lead={words.passkeys.lead}>
        <Passkeys passkeys={passkeys} lastMayGo={ways.mailbox && ways.recoveryCodes > 0} />
      </AccountSection>
      <RecoveryCodes left={codes.left} made={codes.madeAt !== null} />
    </AccountPage>
  )
}
