import { describe, expect, it } from 'vitest'
import { networkOf } from './network'

describe('the client’s network', () => {
  it.each([
    ['203.0.113.7', 1, ['203.0.113.7']],
    // What the client wrote itself stands on the left, and is not believed.
    ['198.51.100.1, 203.0.113.7', 1, ['203.0.113.7']],
    ['198.51.100.1, 203.0.113.7, 10.0.0.1', 2, ['203.0.113.7']],
    ['a, b, c, 203.0.113.7,10.0.0.1', 2, ['203.0.113.7']],
    ['203.0.113.7:51234', 1, ['203.0.113.7']],
    ['2001:db8:1:2:3:4:5:6', 1, ['2001:db8:1:2::/64', '2001:db8:1::/48']],
    ['2001:DB8:1::9', 1, ['2001:db8:1:0::/64', '2001:db8:1::/48']],
    ['[2001:db8:1:2::1]:443', 1, ['2001:db8:1:2::/64', '2001:db8:1::/48']],
    ['::1', 1, ['0:0:0:0::/64', '0:0:0::/48']],
    ['::ffff:203.0.113.7', 1, ['203.0.113.7']],
    ['::ffff:cb00:7107', 1, ['203.0.113.7']],
    ['64:ff9b::203.0.113.7', 1, ['64:ff9b:0:0::/64', '64:ff9b:0::/48']],
  ])('%s behind %i', (forwarded, hops, network) => {
    expect(networkOf(forwarded, hops)).toEqual(network)
  })

  it.each([
    ['203.0.113.7', 0],
    [null, 1],
    ['', 1],
    ['203.0.113.7', 2],
    ['unknown', 1],
    ['203.0.113.7, ', 1],
    ['fe80::1%eth0', 1],
    ['203.0.113.999', 1],
    ['<script>', 1],
  ])('is unknown for %s behind %i', (forwarded, hops) => {
    expect(networkOf(forwarded, hops)).toBeNull()
  })

  it('is the same for every address of a home, and not for the neighbour’s', () => {
    const [one, two, other] = ['2001:db8:1:2::1', '2001:db8:1:2:ffff::2', '2001:db8:1:3::1'].map((address) =>
      networkOf(address, 1),
    )
    expect(one).toEqual(two)
    expect(other?.[0]).not.toBe(one?.[0])
    expect(other?.[1]).toBe(one?.[1])
  })
})
