import { CartLink } from '@/components/cart/cart-link'
import { shell } from '@/components/messages'
import { AccountLink } from './account-link'
import { Wordmark } from './wordmark'

/** Calm on purpose: nothing here leads away from what the customer is doing but home and cart. */
export function PrivateHeader() {
  return (
    <header className="border-line border-b">
      <div className="mx-auto flex max-w-6xl items-center px-4 sm:px-6">
        <a href="/" aria-label={shell.home} className="flex min-h-15 items-center">
          <Wordmark />
        </a>
        <div className="-mr-2.5 ml-auto flex items-center">
          <AccountLink />
          <CartLink />
        </div>
      </div>
    </header>
  )
}
