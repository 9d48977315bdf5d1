import { checkout } from '@/components/messages'

const find = (words: Record<string, string> & { other: string }, key: string) => words[key] ?? words.other

/** Words for a field's problem, or nothing where there is none. */
export function problemWords(key: string | undefined): string | undefined {
  return key === undefined ? undefined : find(checkout.problems, key)
}

/** Words for why a payment was not made. */
export function declineWords(reason: string): string {
  return find(checkout.declines, reason)
}
