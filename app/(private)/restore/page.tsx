import type { Metadata } from 'next'
import { RestoreEmail } from '@/components/account/restore-email'
import { changes } from '@/components/messages'
import { guardPage } from '@/lib/auth/guard/page'
import { env } from '@/lib/platform/env'

// Made for each request.
export const instant = false
export const metadata: Metadata = { title: changes.restore.title }

export default async function RestorePage() {
  await guardPage('/restore')
  return (
    <div className="mx-auto max-w-md pt-8 sm:pt-16">
      <RestoreEmail waitHours={env().RECOVERY_WAIT_HOURS} />
    </div>
  )
}
