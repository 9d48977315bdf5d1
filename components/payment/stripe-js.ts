// The little of Stripe.js that the shop uses. It is always loaded from Stripe (https://docs.stripe.com/js/including);
// its release has the name of the API version that lib/payments/connection.ts pins.

const address = 'https://js.stripe.com/endive/stripe.js'

export interface StripeElement {
  mount(place: HTMLElement): void
  destroy(): void
  on(event: 'ready' | 'loaderror', listener: () => void): void
  on(event: 'change', listener: (change: { complete: boolean }) => void): void
}

export interface StripeElements {
  create(type: 'payment', options: object): StripeElement
  update(options: { amount: number; currency: string }): void
  submit(): Promise<{ error?: { message?: string } }>
}

export interface StripeJs {
  elements(options: object): StripeElements
  createConfirmationToken(options: {
    elements: StripeElements
  }): Promise<{ confirmationToken?: { id: string }; error?: { message?: string } }>
  /** Shows the bank's question above the page, for payments and for cards to be kept. */
  handleNextAction(options: { clientSecret: string }): Promise<{ error?: { message?: string } }>
}

type MakeStripe = (publishableKey: string) => StripeJs

declare global {
  interface Window {
    Stripe?: MakeStripe
  }
}

let loading: Promise<MakeStripe> | undefined

/** Loads Stripe.js, once for a page. A failed load is tried anew by the next call. */
export function loadStripe(): Promise<MakeStripe> {
  loading ??= new Promise<MakeStripe>((resolve, reject) => {
    const script = document.createElement('script')
    script.src = address
    script.async = true
    script.onload = () =>
      window.Stripe ? resolve(window.Stripe) : reject(new Error('Stripe.js is not there'))
    script.onerror = () => reject(new Error('Stripe.js did not load'))
    document.head.append(script)
  }).catch((error) => {
    loading = undefined
    throw error
  })
  return loading
}
