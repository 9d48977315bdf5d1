import type { ReactNode } from 'react'
import { SessionWatch } from '@/components/account/session-watch'

export default function AccountLayout({ children }: { children: ReactNode }) {
  return (
    <div className="mx-auto max-w-3xl py-10 sm:py-16">
      <SessionWatch />
      {children}
    </div>
  )
}
