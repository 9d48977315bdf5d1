'use client'

import { useHint } from '@/components/cart/store'
import { shell } from '@/components/messages'
import { PersonIcon } from '@/components/ui/icons'

/** To the account or to sign in: a plain link, because the private part is a document of its own. */
export function AccountLink() {
  const { signedIn } = useHint()
  return (
    <a
      href={signedIn ? '/account' : '/sign-in'}
      aria-label={signedIn ? shell.account : shell.signIn}
      className="grid size-11 place-items-center rounded-control hover:bg-sunken"
    >
      <PersonIcon />
    </a>
  )
}
