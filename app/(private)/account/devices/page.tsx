import type { Metadata } from 'next'
import { AccountPage } from '@/components/account/account-page'
import { DeviceList } from '@/components/devices/device-list'
import { EndOthers } from '@/components/devices/end-button'
import { devices as words } from '@/components/messages'
import { listDevices } from '@/lib/auth/devices'
import { guardPage } from '@/lib/auth/guard/page'

// Made for each request.
export const instant = false
export const metadata: Metadata = { title: words.title }

export default async function DevicesPage() {
  const customer = await guardPage('/account/devices')
  const devices = await listDevices(customer)
  const others = devices.length - 1
  return (
    <AccountPage title={words.title} lead={others > 0 ? words.lead : words.only}>
      <DeviceList devices={devices} />
      <EndOthers others={others} />
    </AccountPage>
  )
}
