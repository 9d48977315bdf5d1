import type { ReactNode } from 'react'

const tones = {
  info: 'border-line bg-sunken text-ink',
  success: 'border-success bg-raised text-ink',
  danger: 'border-danger bg-raised text-ink',
}

/** A message in the flow of a page. A danger speaks up at once, the others when there is a pause. */
export function Notice({ tone = 'info', children }: { tone?: keyof typeof tones; children: ReactNode }) {
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'status'}
      className={`rounded-control border border-l-4 px-4 py-3 text-sm ${tones[tone]}`}
    >
      {children}
    </div>
  )
}
