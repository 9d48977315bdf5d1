import type { Metadata } from 'next'
import { AccountPage } from '@/components/account/account-page'
import { AddressBook } from '@/components/account/address-book'
import { ConfirmItsYou } from '@/components/account/confirm-its-you'
import { addresses as words } from '@/components/messages'
import { listAddresses, mostAddresses } from '@/lib/addresses/saved-addresses'
import { guardFreshPage } from '@/lib/auth/guard/page'

// Made for each request.
export const instant = false
export const metadata: Metadata = { title: words.title }

export default async function AddressesPage() {
  const customer = await guardFreshPage('/account/addresses')
  if (!customer)
    return (
      <AccountPage title={words.title}>
        <ConfirmItsYou />
      </AccountPage>
    )
  return (
    <AccountPage title={words.title} lead={words.lead}>
      <AddressBook addresses={await listAddresses(customer.customerId)} most={mostAddresses} />
    </AccountPage>
  )
}
