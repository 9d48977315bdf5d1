import type { ReactNode } from 'react'
import { area } from '@/components/messages'

type Props = { title: string; lead?: ReactNode; children: ReactNode }

/** One part of the account: its title, and on a phone the way back to the list of parts. */
export function AccountPage({ title, lead, children }: Props) {
  return (
    <div className="grid gap-10">
      <header>
        <a
          href="/account"
          className="text-link -mt-4 mb-1 inline-flex min-h-11 items-center text-muted text-sm lg:hidden"
        >
          {area.back}
        </a>
        <h1 className="text-3xl sm:text-4xl">{title}</h1>
        {lead && <p className="mt-3 text-muted">{lead}</p>}
      </header>
      {children}
    </div>
  )
}

/** A named part of such a page. */
export function AccountSection({
  id,
  title,
  lead,
  children,
}: {
  id: string
  title: string
  lead?: ReactNode
  children: ReactNode
}) {
  return (
    <section aria-labelledby={id} className="grid gap-4">
      <div>
        <h2 id={id} className="text-xl sm:text-2xl">
          {title}
        </h2>
        {lead && <p className="mt-1.5 text-muted">{lead}</p>}
      </div>
      {children}
    </section>
  )
}
