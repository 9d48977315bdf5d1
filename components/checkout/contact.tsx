'use client'

import { useEffect, useRef } from 'react'
import { EmailField } from '@/components/account/email-field'
import { offerInAutofill, signInWithPasskey } from '@/components/account/passkey-ceremony'
import { SignInLink } from '@/components/account/sign-in-link'
import { usePasskey } from '@/components/account/use-passkey'
import { account as accountWords, checkout } from '@/components/messages'
import { Notice } from '@/components/ui/notice'
import { autocomplete, longest } from '@/lib/checkout/countries/client'
import type { FieldProblems } from './check-fields'
import { problemWords } from './words'

type Props = {
  account: string | null
  problems: FieldProblems
  /** What a guest's field begins with. */
  initial?: string
}

/** The mail address: typed by a guest, the account's own for a customer. */
export function Contact({ account, ...guest }: Props) {
  if (!account) return <GuestContact {...guest} />
  return (
    <p>
      {checkout.contact.signedInAs} <strong className="font-medium">{account}</strong>
    </p>
  )
}

/** The browser offers passkeys among the field's suggestions: whoever has one need not type. */
function GuestContact({ problems, initial }: Omit<Props, 'account'>) {
  const { problem, settle } = usePasskey(signInWithPasskey, '/checkout')
  const offered = useRef(settle)
  offered.current = settle
  useEffect(
    () =>
      offerInAutofill(
        (result) => offered.current(result),
        () => false,
      ),
    [],
  )

  return (
    <>
      <EmailField
        label={checkout.contact.email}
        autoComplete={`${autocomplete.email} webauthn`}
        required
        defaultValue={initial}
        maxLength={longest.email}
        error={problemWords(problems.email)}
        hint={checkout.contact.hint}
      />
      {problem === 'refused' && (
        <div className="mt-3">
          <Notice tone="danger">{accountWords.problems.refused}</Notice>
        </div>
      )}
      <p className="mt-1 text-sm">
        <SignInLink next="/checkout" className="text-link inline-flex min-h-11 items-center">
          {checkout.contact.signIn}
        </SignInLink>
      </p>
    </>
  )
}
