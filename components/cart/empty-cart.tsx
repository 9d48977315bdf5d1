import { cart as words } from '@/components/messages'
import { HookMark } from '@/components/ui/hook-mark'
import { Link } from '@/components/ui/link'

/** An empty cart is where shopping begins: a hook on the wall with nothing on it yet, and the way to the goods. */
export function EmptyCart() {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center py-12 sm:py-20 text-center">
      <HookMark>
        <path d="M56 66c1-17 9-26 24-26s23 9 24 26" />
        <path d="M45 66h70l7 60H38z" className="fill-raised" />
        <path d="M62 80v4m36-4v4" />
      </HookMark>
      <h2 className="mt-6 text-2xl">{words.empty.title}</h2>
      <p className="mt-2 text-balance text-muted">{words.empty.text}</p>
      <Link
        href="/"
        className="mt-6 inline-flex min-h-13 items-center rounded-control bg-accent px-6 font-medium text-on-accent transition-colors duration-150 ease-calm hover:bg-accent-strong"
      >
        {words.empty.action}
      </Link>
    </div>
  )
}
