import { activity } from '@/components/messages'
import { activityWords, type Said } from '@/components/messages/en/activity'
import { AlertIcon, ClockIcon, DevicesIcon, KeyMark, PlaceIcon } from '@/components/ui/icons'
import { When } from '@/components/ui/when'
import type { Activity } from '@/lib/audit/activity'

function iconOf(kind: string, { look }: Said) {
  if (look) return AlertIcon
  if (kind.startsWith('session')) return DevicesIcon
  if (kind.startsWith('passkey') || kind.startsWith('recovery')) return KeyMark
  return kind.startsWith('address') ? PlaceIcon : ClockIcon
}

/** What happened to the account, in plain words. */
export function ActivityList({ lines }: { lines: Activity[] }) {
  return (
    <ol className="card divide-y divide-line">
      {lines.map((line) => {
        const say: (line: Activity) => Said = activityWords[line.kind] as never
        const said = say(line)
        const Icon = iconOf(line.kind, said)
        const device = 'device' in line.facts ? line.facts.device : line.device
        return (
          <li key={line.id} className="flex gap-4 px-5 py-4 sm:px-6">
            <Icon className={`mt-0.5 size-5 shrink-0 ${said.look ? 'text-danger' : 'text-muted'}`} />
            <div className="min-w-0 flex-1">
              <p>
                {said.text}
                {said.look && <span className="text-danger"> {activity.look}</span>}
              </p>
              <p className="text-muted text-sm">
                <When at={line.at} withTime />
                {device && `, ${device}`}
              </p>
            </div>
          </li>
        )
      })}
    </ol>
  )
}
