import type { Metadata } from 'next'
import { recover as words } from '@/components/messages'
import { StopRecovery } from '@/components/recovery/stop-recovery'
import { guardPage } from '@/lib/auth/guard/page'

// Made for each request.
export const instant = false
export const metadata: Metadata = { title: words.stop.title }

export default async function StopRecoveryPage() {
  await guardPage('/recover/stop')
  return (
    <div className="mx-auto max-w-md pt-8 sm:pt-16">
      <StopRecovery />
    </div>
  )
}
