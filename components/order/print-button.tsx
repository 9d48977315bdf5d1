'use client'

import { order as words } from '@/components/messages'
import { Button } from '@/components/ui/button'

export function PrintButton() {
  return (
    <Button variant="secondary" onClick={() => print()}>
      {words.invoice.print}
    </Button>
  )
}
