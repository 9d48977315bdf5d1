import { CartContents } from '@/components/cart/cart-contents'
import { MergedNote } from '@/components/cart/merged-note'
import { cart } from '@/components/messages'

export const ensureStatic = 'navigation'
export const metadata = { title: cart.title, robots: { index: false } }

/**
 * The same page for everybody; the visitor's cart comes into it from the store. As tall as the window at
 * least: the footer stands below it and is not seen to move when the cart comes.
 */
export default function CartPage() {
  return (
    <div className="min-h-dvh pt-8 pb-16 sm:pt-12">
      <h1 className="text-3xl sm:text-4xl">{cart.title}</h1>
      <MergedNote className="mt-6" />
      <CartContents />
    </div>
  )
}
