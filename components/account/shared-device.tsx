'use client'

import { account } from '@/components/messages'

type Props = { shared: boolean; setShared: (shared: boolean) => void }

/** For whoever signs in where others do too. */
export function SharedDevice({ shared, setShared }: Props) {
  return (
    <label className="flex min-h-11 cursor-pointer items-start gap-3 text-sm">
      <input
        type="checkbox"
        checked={shared}
        onChange={(event) => setShared(event.target.checked)}
        className="mt-0.5 size-5 shrink-0 cursor-pointer accent-accent"
      />
      <span>
        <span className="block font-medium">{account.shared.label}</span>
        <span className="text-muted">{account.shared.hint}</span>
      </span>
    </label>
  )
}
