'use client'

import { usePathname } from 'next/navigation'
import { recover } from '@/components/messages'
import { AlertIcon } from '@/components/ui/icons'

/** One line above the page that leads to the question; not on the page that asks it. */
export function BannerLine({ about }: { about: 'wait' | 'probation' }) {
  if (usePathname().startsWith('/recover')) return null
  return (
    <aside aria-label={recover.banner.look} className="border-danger border-b bg-raised">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-3 px-4 py-1.5 text-sm sm:px-6">
        <AlertIcon className="size-5 shrink-0 text-danger" />
        <p className="min-w-0 flex-1 basis-52 py-1.5">{recover.banner[about]}</p>
        <a href="/recover" className="text-link inline-flex min-h-11 items-center font-medium">
          {recover.banner.look}
        </a>
      </div>
    </aside>
  )
}
