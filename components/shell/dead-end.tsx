import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { HookMark } from '@/components/ui/hook-mark'

type Props = { title: string; text: string; action: string; href: string }

/** A page that ends here: what happened, and the one way on. */
export function DeadEnd({ action, href, ...said }: Props) {
  return (
    <Nothing {...said}>
      <ButtonLink href={href}>{action}</ButtonLink>
    </Nothing>
  )
}

/** An empty hook, a title and a sentence in the middle of a page, and what can be done below. */
export function Nothing({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center py-12 text-center sm:py-20">
      <HookMark />
      <h1 className="mt-6 text-3xl sm:text-4xl">{title}</h1>
      <p className="mt-3 mb-8 text-balance text-muted">{text}</p>
      {children}
    </div>
  )
}
