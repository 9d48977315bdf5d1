'use client'

import { useActionState, useState } from 'react'
import { account } from '@/components/messages'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { continueWithEmail, enterCode } from './actions'
import { CodeStep } from './code-step'
import { EmailForm } from './email-form'
import { LimitedStep } from './limited-step'
import { PasskeySignIn } from './passkey-sign-in'
import { PasskeyStep } from './passkey-step'
import { SharedDevice } from './shared-device'
import { SignOutButton } from './sign-out-button'
import { StepTitle } from './step-title'

type Props = {
  page: 'sign-in' | 'sign-up'
  /**
   * Where somebody stands who came in by a code before: making a passkey, or using the one there is. Or whose sign-in
   * was ended to be safe: they only confirm who they are.
   */
  start: 'email' | 'passkey' | 'limited' | 'confirm'
  /** A path of the shop's own to go on to. */
  next: string
  /** Just signed out. */
  signedOut?: boolean
}

/** The way in for new and known: an email, a code, a passkey. */
export function Door({ page, start, next, signedOut = false }: Props) {
  const [mailed, sendEmail, sending] = useActionState(continueWithEmail, null)
  const [entered, sendCode, checking] = useActionState(enterCode, null)
  const [email, setEmail] = useState('')
  const [shared, setShared] = useState(false)
  const [goneBackFrom, setGoneBackFrom] = useState<unknown>(null)

  if (entered?.ok) {
    return entered.data.mayMakePasskey ? <PasskeyStep next={next} moved /> : <LimitedStep next={next} moved />
  }
  if (start === 'passkey') return <PasskeyStep next={next} moved={false} />
  if (start === 'limited') return <LimitedStep next={next} moved={false} />
  if (mailed?.ok && mailed !== goneBackFrom) {
    return (
      <CodeStep
        email={mailed.data.email}
        shared={shared}
        state={entered}
        action={sendCode}
        pending={checking}
        resend={sendEmail}
        resending={sending}
        sent={mailed}
        back={() => setGoneBackFrom(mailed)}
      />
    )
  }

  const signingIn = page === 'sign-in'
  const typed = email || (mailed?.ok === false && mailed.values?.email) || ''
  const words = account[start === 'confirm' ? 'confirm' : signingIn ? 'signIn' : 'signUp']
  const form = (
    <EmailForm
      state={mailed}
      action={sendEmail}
      pending={sending}
      email={typed}
      setEmail={setEmail}
      signingIn={signingIn}
    />
  )
  return (
    <section className="grid gap-6">
      {signedOut && <Notice tone="success">{account.signIn.signedOut}</Notice>}
      <StepTitle title={words.title} lead={words.lead} />
      {signingIn ? (
        <>
          <PasskeySignIn next={next} autofill shared={shared} />
          <p className="flex items-center gap-4 text-muted text-sm before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
            {account.signIn.or}
          </p>
          {form}
          <SharedDevice shared={shared} setShared={setShared} />
          <ButtonLink variant="quiet" href="/recover" className="-mx-4 -my-2 justify-self-start">
            {account.limited.recover}
          </ButtonLink>
          {start === 'confirm' ? (
            <SignOutButton label={account.confirm.leave} />
          ) : (
            <OtherPage
              question={account.signIn.newHere}
              link={account.signIn.createAccount}
              to="/sign-up"
              next={next}
            />
          )}
        </>
      ) : (
        <>
          {form}
          <SharedDevice shared={shared} setShared={setShared} />
          <OtherPage question={account.signUp.known} link={account.signUp.signIn} to="/sign-in" next={next} />
        </>
      )}
    </section>
  )
}

function OtherPage({
  question,
  link,
  to,
  next,
}: {
  question: string
  link: string
  to: string
  next: string
}) {
  return (
    <p className="text-sm">
      {question}{' '}
      <a
        href={`${to}?next=${encodeURIComponent(next)}`}
        className="text-link inline-flex min-h-11 items-center font-medium"
      >
        {link}
      </a>
    </p>
  )
}
