import { checkout } from '@/components/messages'
import { Field } from '@/components/ui/field'
import { autocomplete, longest } from '@/lib/checkout/countries/client'
import type { FieldProblems } from './check-fields'
import { problemWords } from './words'

/** The mail address: typed by a guest, the account's own for a customer. */
export function Contact({ account, problems }: { account: string | null; problems: FieldProblems }) {
  if (account)
    return (
      <p>
        {checkout.contact.signedInAs} <strong className="font-medium">{account}</strong>
      </p>
    )
  return (
    <>
      <Field
        label={checkout.contact.email}
        name="email"
        type="email"
        inputMode="email"
        autoComplete={autocomplete.email}
        autoCapitalize="none"
        spellCheck={false}
        required
        maxLength={longest.email}
        error={problemWords(problems.email)}
        hint={checkout.contact.hint}
      />
      <p className="mt-1 text-sm">
        <a href="/sign-in?next=/checkout" className="text-link inline-flex min-h-11 items-center">
          {checkout.contact.signIn}
        </a>
      </p>
    </>
  )
}
