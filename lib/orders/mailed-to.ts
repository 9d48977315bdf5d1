import 'server-only'

type Buyer = { email: string; customer: { email: string; emailVerifiedAt: Date | null } | null }

/**
 * To whom mails about an order go: the address that it was placed with and, where it stands in an account, the proven
 * one of its customer too, wherever else it goes. Nobody, once its account was erased. `proven`: the one among them
 * that is its customer's for sure; what was typed goes to no other.
 */
export function mailedTo({ email, customer }: Buyer): { all: string[]; proven: string | null } {
  const proven = customer?.emailVerifiedAt ? customer.email : null
  const isSame = proven !== null && proven.toLowerCase() === email.toLowerCase()
  return { all: [isSame ? proven : email, proven].filter(isAddress).filter(first), proven }
}

const isAddress = (address: string | null): address is string => Boolean(address)
const first = (address: string, at: number, all: string[]) => all.indexOf(address) === at
