import { cart as words } from '@/components/messages'
import { Link } from '@/components/ui/link'

/** An empty cart is where shopping begins: a hook on the wall with nothing on it yet, and the way to the goods. */
export function EmptyCart() {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center py-12 sm:py-20 text-center">
      <svg
        aria-hidden="true"
        viewBox="0 0 160 140"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
        className="w-40 text-muted"
      >
        <path d="M20 26h120" className="text-line" stroke="currentColor" strokeWidth="10" />
        <path d="M80 31v9a8 8 0 0 0 16 0" className="text-accent" stroke="currentColor" strokeWidth="3.5" />
        <path d="M56 66c1-17 9-26 24-26s23 9 24 26" />
        <path d="M45 66h70l7 60H38z" className="fill-raised" />
        <path d="M62 80v4m36-4v4" />
      </svg>
      <h2 className="mt-6 text-2xl">{words.empty.title}</h2>
      <p className="mt-2 text-muted">{words.empty.text}</p>
      <Link
        href="/"
        className="mt-6 inline-flex min-h-13 items-center rounded-control bg-accent px-6 font-medium text-on-accent transition-colors duration-150 ease-calm hover:bg-accent-strong"
      >
        {words.empty.action}
      </Link>
    </div>
  )
}
