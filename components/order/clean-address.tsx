'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { postAction } from '@/components/account/post-action'
import type { FormState } from '@/lib/auth/guard/action'
import { takeSecret } from './open-by-secret'

type Props = {
  id: string
  /** Where the link's secret shows more of the order than is open already. */
  openOrder?: ((previous: null, form: FormData) => Promise<FormState>) | undefined
}

/** Takes the link's secret out of the address bar where the order is open already, and uses it where it opens more. */
export function CleanAddress({ id, openOrder }: Props) {
  const router = useRouter()
  useEffect(() => {
    const secret = takeSecret()
    if (!secret || !openOrder) return
    void postAction(openOrder, { id, secret }).then((answer) => {
      if (answer?.ok) router.refresh()
    })
  }, [id, openOrder, router])
  return null
}
