import { security } from '@/components/messages'
import { DoneIcon, InfoIcon } from '@/components/ui/icons'
import type { WaysBack as Ways } from '@/lib/accounts/ways-back'

const words = security.ways

/** How many ways back into the account there are, which, and what would make one more. */
export function WaysBack({ ways }: { ways: Ways }) {
  const listed = [
    ways.passkeys > 0 && words.passkeys(ways.passkeys),
    ways.recoveryCodes > 0 && ways.mailbox && words.recoveryCodes(ways.recoveryCodes),
    ways.mailbox && words.mailbox,
  ].filter((way) => way !== false)
  const count = ways.passkeys + (listed.length - (ways.passkeys > 0 ? 1 : 0))
  const advice = adviceFor(ways)
  return (
    <section aria-labelledby="ways" className="card grid gap-4 p-5 sm:p-6">
      <h2 id="ways" className="text-xl">
        {words.title(count)}
      </h2>
      <ul className="grid gap-2">
        {listed.map((way) => (
          <li key={way} className="flex gap-3">
            <DoneIcon className="mt-0.5 size-5 shrink-0 text-success" />
            {way}
          </li>
        ))}
      </ul>
      {advice && (
        <p className="flex gap-3 border-line border-t pt-4 text-muted text-sm">
          <InfoIcon className="size-5 shrink-0" />
          {advice}
        </p>
      )}
    </section>
  )
}

function adviceFor({ passkeys, anySynced, recoveryCodes, mailbox }: Ways): string | null {
  if (!mailbox) return words.unproven
  if (passkeys > 1 || recoveryCodes > 0) return null
  return anySynced ? words.noCodes : words.oneDevice
}
