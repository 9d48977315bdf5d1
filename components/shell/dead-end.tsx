import { ButtonLink } from '@/components/ui/button'

type Props = { title: string; text: string; action: string; href: string }

/** A page that ends here: what happened, and the one way on. */
export function DeadEnd({ title, text, action, href }: Props) {
  return (
    <div className="mx-auto max-w-md py-16 text-center sm:py-24">
      <h1 className="text-3xl sm:text-4xl">{title}</h1>
      <p className="mt-3 mb-8 text-muted">{text}</p>
      <ButtonLink href={href}>{action}</ButtonLink>
    </div>
  )
}
