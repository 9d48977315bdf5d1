import type { ReactNode } from 'react'
import { AlertIcon, DoneIcon, InfoIcon } from './icons'

const tones = {
  info: { box: 'border-line', icon: 'text-muted', Icon: InfoIcon },
  success: { box: 'border-success', icon: 'text-success', Icon: DoneIcon },
  danger: { box: 'border-danger', icon: 'text-danger', Icon: AlertIcon },
}

/** A message in the flow of a page. A danger speaks up at once, the others when there is a pause. */
export function Notice({ tone = 'info', children }: { tone?: keyof typeof tones; children: ReactNode }) {
  const { box, icon, Icon } = tones[tone]
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'status'}
      className={`flex gap-3 rounded-control border bg-raised px-4 py-3 text-sm ${box}`}
    >
      <Icon className={`size-5 shrink-0 ${icon}`} />
      <div className="wrap-anywhere min-w-0 flex-1">{children}</div>
    </div>
  )
}
