import { KeyMark } from '@/components/ui/icons'
import { shop } from '@/lib/shop/client'

export function Wordmark() {
  return (
    <span className="flex items-center gap-1.5 font-display font-medium text-[1.35rem] tracking-tight">
      <KeyMark className="size-6 text-highlight" />
      {shop.name}
    </span>
  )
}
