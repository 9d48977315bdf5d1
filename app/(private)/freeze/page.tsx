import type { Metadata } from 'next'
import { FreezeByLink } from '@/components/account/freeze-by-link'
import { changes } from '@/components/messages'
import { guardPage } from '@/lib/auth/guard/page'

// Made for each request.
export const instant = false
export const metadata: Metadata = { title: changes.freeze.title }

export default async function FreezePage() {
  await guardPage('/freeze')
  return (
    <div className="mx-auto max-w-md pt-8 sm:pt-16">
      <FreezeByLink />
    </div>
  )
}
