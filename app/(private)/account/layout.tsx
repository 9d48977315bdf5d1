import type { ReactNode } from 'react'
import { SessionWatch } from '@/components/account/session-watch'

export default function AccountLayout({ children }: { children: ReactNode }) {
  return (
    <div className="mx-auto max-w-3xl pt-8 sm:pt-12">
      <SessionWatch />
      {children}
    </div>
  )
}
