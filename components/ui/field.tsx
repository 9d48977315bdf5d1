import { type ComponentProps, type ReactNode, useId } from 'react'
import { ChevronIcon } from './icons'

const control =
  'w-full min-h-12 rounded-control border bg-raised px-3.5 text-base text-ink placeholder:text-muted transition-colors duration-150 focus:border-ink'
const edge = (error: unknown) => (error ? 'border-danger' : 'border-edge hover:border-muted')

type Described = { label: string; name: string; error?: string; hint?: ReactNode; className?: string }

function Labelled({
  id,
  label,
  error,
  hint,
  className,
  children,
}: Omit<Described, 'name'> & { id: string; children: ReactNode }) {
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1.5 block font-medium text-sm">
        {label}
      </label>
      {children}
      {error ? (
        <p id={`${id}-error`} className="mt-1.5 text-danger text-sm">
          {error}
        </p>
      ) : hint ? (
        <p id={`${id}-hint`} className="mt-1.5 text-muted text-sm">
          {hint}
        </p>
      ) : null}
    </div>
  )
}

const described = (id: string, error: unknown, hint: unknown) =>
  error ? `${id}-error` : hint ? `${id}-hint` : undefined

/** A text field with its label, and its hint or what is wrong below it, tied together for screen readers. */
export function Field({ label, error, hint, className, ...input }: ComponentProps<'input'> & Described) {
  const id = useId()
  return (
    <Labelled id={id} label={label} error={error} hint={hint} className={className}>
      <input
        {...input}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={described(id, error, hint)}
        className={`${control} ${edge(error)}`}
      />
    </Labelled>
  )
}

export function Select({
  label,
  error,
  hint,
  className,
  children,
  ...select
}: ComponentProps<'select'> & Described) {
  const id = useId()
  return (
    <Labelled id={id} label={label} error={error} hint={hint} className={className}>
      <div className="relative">
        <select
          {...select}
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={described(id, error, hint)}
          className={`${control} ${edge(error)} appearance-none truncate pr-11`}
        >
          {children}
        </select>
        <ChevronIcon className="-translate-y-1/2 pointer-events-none absolute top-1/2 right-3.5 size-5 text-muted" />
      </div>
    </Labelled>
  )
}
