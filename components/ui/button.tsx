import type { ComponentProps, MouseEvent } from 'react'
import { LiveButton } from './live-button'

const shape =
  'inline-flex items-center justify-center gap-2 rounded-control py-2 font-medium transition-colors duration-150 ease-calm disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:opacity-55 aria-busy:cursor-progress'

const sizes = {
  small: 'min-h-11 px-2.5 text-sm',
  medium: 'min-h-11 px-4 text-[0.95rem]',
  large: 'min-h-13 px-6 text-base',
}

const looks = {
  primary: 'bg-accent text-on-accent enabled:hover:bg-accent-strong [a&]:hover:bg-accent-strong',
  secondary: 'border border-edge bg-raised text-ink enabled:hover:border-ink [a&]:hover:border-ink',
  quiet: 'text-link text-ink',
  danger: 'border border-danger text-danger hover:bg-danger hover:text-paper',
}

type Look = { variant?: keyof typeof looks; size?: keyof typeof sizes }

const classes = ({ variant = 'primary', size = 'medium' }: Look, more?: string) =>
  [shape, sizes[size], looks[variant], more].filter(Boolean).join(' ')

type ButtonProps = ComponentProps<'button'> & Look & { pending?: boolean }

/**
 * While `pending` it keeps its width, its place and the focus, says so to assistive technology, and takes no click;
 * nor does the form that it sends go off by the Enter key.
 */
export function Button({ variant, size, pending = false, className, onClick, ...rest }: ButtonProps) {
  return (
    <LiveButton
      {...rest}
      onClick={pending ? ignore : onClick}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      className={classes({ variant, size }, className)}
    />
  )
}

const ignore = (event: MouseEvent) => event.preventDefault()

type LinkProps = ComponentProps<'a'> & Look & { href: string }

/** Looks like a button, goes to another page with a full load: for ways into the private part. */
export function ButtonLink({ variant, size, className, ...rest }: LinkProps) {
  return <a {...rest} className={classes({ variant, size }, className)} />
}
