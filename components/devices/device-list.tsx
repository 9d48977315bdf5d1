import { devices as words } from '@/components/messages'
import type { Device } from '@/lib/auth/devices'
import { shop } from '@/lib/shop/client'
import { EndDevice } from './end-button'

const day = new Intl.DateTimeFormat(shop.locale, { dateStyle: 'long' })
const ago = new Intl.RelativeTimeFormat(shop.locale, { numeric: 'auto' })

/** Where somebody is signed in, this browser first. */
export function DeviceList({ devices }: { devices: Device[] }) {
  return (
    <ul className="grid gap-4">
      {devices.map(({ sessionId, device, openedBy, shared, createdAt, seenAgo, isThis }) => (
        <li key={sessionId} className="card grid gap-4 p-5 sm:grid-cols-[1fr_auto] sm:items-center sm:p-6">
          <div>
            <h2 className="flex flex-wrap items-center gap-x-3 gap-y-1 font-medium font-sans text-base">
              {device}
              {isThis && (
                <span className="rounded-full border border-success px-2.5 py-0.5 text-sm text-success">
                  {words.this}
                </span>
              )}
            </h2>
            <p className="mt-1 text-muted text-sm">
              {words.openedBy[openedBy]} {day.format(createdAt)}
              {shared && `. ${words.shared}`}
            </p>
            <p className="text-muted text-sm">{isThis ? words.now : words.seen(agoWords(seenAgo))}</p>
          </div>
          {!isThis && <EndDevice sessionId={sessionId} device={device} />}
        </li>
      ))}
    </ul>
  )
}

/** "5 minutes ago": as exact as the session's own note of it. */
function agoWords(seconds: number): string {
  if (seconds < 120) return words.moment
  if (seconds < 2 * 3600) return ago.format(-Math.round(seconds / 60), 'minute')
  if (seconds < 2 * 86_400) return ago.format(-Math.round(seconds / 3600), 'hour')
  return ago.format(-Math.round(seconds / 86_400), 'day')
}
