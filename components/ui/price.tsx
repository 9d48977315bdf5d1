import { formatMoney } from '@/lib/money/client'

/** An amount of minor units, written as money in figures of equal width. */
export function Price({ amount, className = '' }: { amount: number; className?: string }) {
  return <span className={`tabular-nums ${className}`}>{formatMoney(amount)}</span>
}
