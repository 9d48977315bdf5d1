import 'server-only'
import { isIPv4, isIPv6 } from 'node:net'

/**
 * Where a request comes from, from the narrowest to the widest: an IPv4 address whole, an IPv6 one by its
 * /64 (a home) and its /48 (a site). Null where nobody whom we trust says it.
 */
export type Network = readonly string[] | null

/**
 * Reads the client's network from `X-Forwarded-For`, to which each proxy adds, at its end, the address that
 * talked to it. The entry of the outermost of our own proxies is the client; whatever stands left of it the
 * client wrote itself. Next hands the header on as it came (docs/security.md).
 * @param hops how many proxies of our own stand before the shop; 0 means that nobody can be believed
 */
export function networkOf(forwarded: string | null | undefined, hops: number): Network {
  if (hops < 1) return null
  const entries = forwarded?.split(',') ?? []
  const client = entries[entries.length - hops]?.trim()
  return client ? networksOf(withoutPort(client)) : null
}

/** Some proxies write "192.0.2.1:4711" or "[2001:db8::1]:4711". */
function withoutPort(entry: string): string {
  const bracketed = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(entry)
  if (bracketed?.[1]) return bracketed[1]
  const plain = /^([\d.]+):\d{1,5}$/.exec(entry)
  return plain?.[1] ?? entry
}

function networksOf(address: string): Network {
  if (isIPv4(address)) return [address]
  // A zone ("fe80::1%eth0") says something about the proxy's machine, not about the client.
  if (!isIPv6(address) || address.includes('%')) return null
  const groups = groupsOf(address)
  // An IPv4 address in IPv6's clothes (RFC 4291 section 2.5.5.2).
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) {
    return [[6, 7].flatMap((at) => [(groups[at] ?? 0) >> 8, (groups[at] ?? 0) & 255]).join('.')]
  }
  const prefix = (count: number) =>
    groups
      .slice(0, count)
      .map((group) => group.toString(16))
      .join(':')
  return [`${prefix(4)}::/64`, `${prefix(3)}::/48`]
}

/** The eight groups of an IPv6 address that is known to be one. */
function groupsOf(address: string): number[] {
  const [, dotted] = /:(\d+\.\d+\.\d+\.\d+)$/.exec(address) ?? []
  const [a = 0, b = 0, c = 0, d = 0] = dotted?.split('.').map(Number) ?? []
  const hex = ((a << 8) | b).toString(16).concat(':', ((c << 8) | d).toString(16))
  const plain = dotted ? address.slice(0, -dotted.length) + hex : address
  const [head = '', tail] = plain.split('::')
  const read = (part: string) =>
    part
      .split(':')
      .filter(Boolean)
      .map((group) => Number.parseInt(group, 16))
  if (tail === undefined) return read(head)
  const [before, after] = [read(head), read(tail)]
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after]
}
