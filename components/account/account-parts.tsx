import { area } from '@/components/messages'
import { ChevronIcon } from '@/components/ui/icons'
import type { AccountPart } from '@/lib/auth/area'
import { partAddress, partIcons } from './parts'

/** The account's parts as a list with a line about each: the first page of the account. */
export function AccountParts({ parts }: { parts: AccountPart[] }) {
  return (
    <ul className="card divide-y divide-line overflow-hidden">
      {parts.map((part) => {
        const Icon = partIcons[part]
        const { label, text } = area.entries[part]
        return (
          <li key={part}>
            <a
              href={partAddress(part)}
              className="flex items-center gap-4 px-5 py-4 transition-colors duration-150 hover:bg-sunken focus-visible:-outline-offset-2 sm:px-6"
            >
              <Icon className="size-6 shrink-0 text-highlight" />
              <span className="min-w-0 flex-1">
                <span className="block font-medium">{label}</span>
                <span className="block text-muted text-sm">{text}</span>
              </span>
              <ChevronIcon className="-rotate-90 size-5 shrink-0 text-muted" />
            </a>
          </li>
        )
      })}
    </ul>
  )
}
