'use client'

import { useState } from 'react'
import { account } from '@/components/messages'
import { useProvenAction } from '@/components/proof/use-proof'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { continueWithEmail, enterCode } from './actions'
import { CodeStep } from './code-step'
import { EmailForm } from './email-form'
import { formProblem } from './form-problem'
import { LimitedStep } from './limited-step'
import { PasskeySignIn } from './passkey-sign-in'
import { PasskeyStep } from './passkey-step'
import { SharedDevice } from './shared-device'
import { SignInLink } from './sign-in-link'
import { SignOutButton } from './sign-out-button'
import { StepTitle } from './step-title'
import { useSent } from './use-sent'

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
  /** The account was just deleted. */
  closed?: boolean
}

/** The way in for new and known: an email, a code, a passkey. */
export function Door({ page, start, next, signedOut = false, closed = false }: Props) {
  const mail = useProvenAction('mail', continueWithEmail)
  const code = useProvenAction('code', enterCode)
  const [mailed, entered] = [mail.state, code.state]
  const { sent, goBack } = useSent(mailed)
  const [email, setEmail] = useState('')
  const [shared, setShared] = useState(false)

  if (entered?.ok) {
    const { step } = entered.data
    if (step === 'make-passkey') return <PasskeyStep next={next} moved />
    return <LimitedStep next={next} moved signedIn={step === 'signed-in'} />
  }
  if (start === 'passkey') return <PasskeyStep next={next} moved={false} />
  if (start === 'limited') return <LimitedStep next={next} moved={false} />
  if (sent) {
    return (
      <CodeStep
        email={sent.data.email}
        shared={shared}
        isSlow={sent.data.isSlow}
        state={entered}
        action={code.send}
        prepare={code.prepare}
        pending={code.pending}
        resend={mail.send}
        resending={mail.pending}
        resendProblem={formProblem(mailed)}
        sent={sent}
        back={(meant) => {
          goBack()
          setEmail(meant ?? email)
        }}
      />
    )
  }

  const signingIn = page === 'sign-in'
  const typed = email || (mailed?.ok === false && mailed.values?.email) || ''
  const words = account[start === 'confirm' ? 'confirm' : signingIn ? 'signIn' : 'signUp']
  const form = (
    <EmailForm
      state={mailed}
      action={mail.send}
      pending={mail.pending}
      email={typed}
      setEmail={setEmail}
      prepare={mail.prepare}
      signingIn={signingIn}
    />
  )
  return (
    <section className="grid gap-6">
      {signedOut && <Notice tone="success">{account.signIn.signedOut}</Notice>}
      {closed && <Notice tone="success">{account.signIn.closed}</Notice>}
      <StepTitle title={words.title} lead={words.lead} />
      <noscript>
        <Notice tone="danger">{account.needsScript}</Notice>
      </noscript>
      {signingIn ? (
        <>
          {/* Whoever just left is not asked back at once. */}
          <PasskeySignIn next={next} autofill={!closed} shared={shared} />
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
            <p className="text-sm">
              {account.signIn.newHere}{' '}
              <a href={`/sign-up?next=${encodeURIComponent(next)}`} className={otherPage}>
                {account.signIn.createAccount}
              </a>
            </p>
          )}
        </>
      ) : (
        <>
          {form}
          <SharedDevice shared={shared} setShared={setShared} />
          <p className="text-sm">
            {account.signUp.known}{' '}
            <SignInLink next={next} shared={shared} className={otherPage}>
              {account.signUp.signIn}
            </SignInLink>
          </p>
        </>
      )}
    </section>
  )
}

const otherPage = 'text-link inline-flex min-h-11 items-center font-medium'
