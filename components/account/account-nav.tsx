'use client'

import { usePathname } from 'next/navigation'
import { area } from '@/components/messages'
import { HomeIcon } from '@/components/ui/icons'
import type { AccountPart } from '@/lib/auth/area'
import { partAddress, partIcons } from './parts'

const shape =
  'flex min-h-11 items-center gap-3 rounded-control px-3 text-[0.95rem] transition-colors duration-150'
const here = 'bg-sunken font-medium text-ink'
const elsewhere = 'text-muted hover:bg-sunken hover:text-ink'

/**
 * The way around the account, beside it where there is room. On a phone the account's first page is the list
 * itself, and each part has a link back to it.
 */
export function AccountNav({ parts }: { parts: AccountPart[] }) {
  const path = usePathname()
  const links = [
    { href: '/account', label: area.overview, Icon: HomeIcon },
    ...parts.map((part) => ({
      href: partAddress(part),
      label: area.entries[part].label,
      Icon: partIcons[part],
    })),
  ]
  return (
    <nav aria-label={area.label} className="hidden lg:block">
      <ul className="-ml-3 sticky top-8 grid gap-1">
        {links.map(({ href, label, Icon }) => (
          <li key={href}>
            <a
              href={href}
              aria-current={path === href ? 'page' : undefined}
              className={`${shape} ${path === href ? here : elsewhere}`}
            >
              <Icon className="size-5 shrink-0" />
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
