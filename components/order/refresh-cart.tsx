'use client'

import { useCart } from '@/components/cart/store'

/** After an order the cart is another one: asks for it, so that the header and other tabs show its count. */
export function RefreshCart() {
  useCart('cart')
  return null
}
