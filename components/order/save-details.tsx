'use client'

import { saveDetails } from '@/components/account/save-details'
import { usePasskey } from '@/components/account/use-passkey'
import { account, guestOrders } from '@/components/messages'
import { Button } from '@/components/ui/button'
import { KeyMark } from '@/components/ui/icons'
import { Notice } from '@/components/ui/notice'

const words = guestOrders.save

/** After a guest's order: an account by one tap. */
export function SaveDetails({ orderId }: { orderId: string }) {
  const { pending, problem, begin } = usePasskey(() => saveDetails(orderId), '/account')
  return (
    <section aria-labelledby="save" className="card grid justify-items-start gap-4 p-5 sm:p-6">
      <div>
        <h2 id="save" className="text-xl">
          {words.title}
        </h2>
        <p className="mt-2 text-muted">{words.text}</p>
      </div>
      <Button onClick={begin} pending={pending}>
        <KeyMark className="size-5" />
        {words.button}
      </Button>
      {problem && (
        <Notice tone={problem === 'cancelled' ? 'info' : 'danger'}>{account.problems[problem]}</Notice>
      )}
      <p className="text-muted text-sm">{words.hint}</p>
    </section>
  )
}
