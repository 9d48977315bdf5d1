import { guestOrders } from '@/components/messages'
import { ButtonLink } from '@/components/ui/button'

/** In the place of what an account without a confirmed email cannot do yet: why, and where to confirm it. */
export function ConfirmEmailFirst({ text }: { text: string }) {
  return (
    <div className="grid justify-items-start gap-3">
      <p>{text}</p>
      <ButtonLink variant="secondary" href="/account">
        {guestOrders.prove.title}
      </ButtonLink>
    </div>
  )
}
