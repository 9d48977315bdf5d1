'use client'

import { Field } from '@/components/ui/field'

const codeDigits = 8

type Props = {
  label: string
  value: string
  setValue: (code: string) => void
  /** Called with the last digit. Leave it out where the form asks for more. */
  whole?: () => void
  error: string | undefined
}

/** The field for a mailed code: digits only, and sent off with the last one. */
export function CodeField({ label, value, setValue, whole, error }: Props) {
  function type(text: string) {
    const digits = text.replace(/\D/g, '').slice(0, codeDigits)
    setValue(digits)
    // After React has written the last digit into the field.
    if (digits.length === codeDigits && value.length < codeDigits && whole) requestAnimationFrame(whole)
  }
  return (
    <Field
      label={label}
      name="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={20}
      value={value}
      onChange={(event) => type(event.target.value)}
      error={error}
    />
  )
}
