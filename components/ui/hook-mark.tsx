import type { ReactNode } from 'react'

/** A hook on the wall, with whatever hangs on it: the picture of a page with nothing on it. */
export function HookMark({ children }: { children?: ReactNode }) {
  return (
    <svg
      aria-hidden="true"
      viewBox={children ? '0 0 160 140' : '0 0 160 72'}
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="w-40 text-muted"
    >
      <path d="M20 26h120" className="text-line" stroke="currentColor" strokeWidth="10" />
      <path d="M80 31v9a8 8 0 0 0 16 0" className="text-accent" stroke="currentColor" strokeWidth="3.5" />
      {children}
    </svg>
  )
}
