import { order as words } from '@/components/messages'

/** The top of the page that a shopper sees right after paying. */
export function Thanks({ id, email }: { id: string; email: string | null }) {
  return (
    <>
      <p className="text-muted">{words.title(id)}</p>
      <h1 className="mt-1 text-3xl sm:text-4xl">{words.thanks}</h1>
      {email && <p className="mt-3 text-muted">{words.thanksText(email)}</p>}
      <section aria-labelledby="next" className="mt-6">
        <h2 id="next" className="mb-2 text-xl">
          {words.next.title}
        </h2>
        <ol className="list-decimal space-y-1 pl-5 text-muted">
          {words.next.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
    </>
  )
}
