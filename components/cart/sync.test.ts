import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { anyKey, line, makeServer, makeTab, view } from './testing/server'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

describe('writing', () => {
  test('nothing is asked of the server until something happens', async () => {
    const server = makeServer()
    makeTab(server)
    await pass(60_000)
    expect(server.mostAtOnce).toBe(0)
  })

  test('fast clicks are gathered into one write', async () => {
    const server = makeServer()
    const tab = makeTab(server)
    for (let click = 0; click < 50; click++) {
      tab.change('a', { add: 1 })
      await pass(20)
    }
    expect(server.seen).toEqual([])
    await pass(200)
    expect(server.seen).toEqual([{ variantId: 'a', write: { quantity: 50, version: 0, key: anyKey } }])
    expect(tab.quantity('a')).toBe(50)
  })

  test('one request at a time, whatever is clicked', async () => {
    const server = makeServer()
    const tab = makeTab(server)
    for (let click = 0; click < 60; click++) {
      tab.change(`v${click % 7}`, { add: 1 })
      if (click % 5 === 0) void tab.refresh()
      await pass(13)
    }
    await pass(3000)
    expect(server.mostAtOnce).toBe(1)
    expect(server.cart().count).toBe(60)
    expect(tab.progress().state).toMatchObject({ pending: {}, sent: null })
  })

  test('a cart that is to be fetched comes before the first write', async () => {
    const server = makeServer()
    server.set(view(8, [line('a', 3)]))
    const tab = makeTab(server)
    tab.change('a', { add: 1 })
    void tab.refresh()
    await pass(300)
    expect(server.seen).toEqual([{ variantId: 'a', write: { quantity: 4, version: 8, key: anyKey } }])
  })

  test.each([
    { clicks: 25, every: [31, 17], expected: 50 },
    { clicks: 50, every: [11, 160], expected: 99 },
    { clicks: 25, every: [170, 190], expected: 50 },
  ])('$clicks clicks in each of two tabs come to $expected', async ({ clicks, every, expected }) => {
    const server = makeServer()
    const tabs = [
      makeTab(server, (cart) => tabs[1]?.hear(cart)),
      makeTab(server, (cart) => tabs[0]?.hear(cart)),
    ]
    const click = async (index: number) => {
      for (let done = 0; done < clicks; done++) {
        tabs[index]?.change('a', { add: 1 })
        await new Promise((resolve) => setTimeout(resolve, every[index]))
      }
    }
    const both = Promise.all([click(0), click(1)])
    await pass(20_000)
    await both
    expect(server.cart().count).toBe(expected)
    for (const tab of tabs) expect(tab.quantity('a')).toBe(expected)
  })

  test('fewer than asked is told', async () => {
    const server = makeServer({ available: 3 })
    const tab = makeTab(server)
    for (let click = 0; click < 5; click++) tab.change('a', { add: 1 })
    await pass(300)
    expect(tab.quantity('a')).toBe(3)
    expect(tab.progress().note).toEqual({ variantId: 'a', kind: 'capped', available: 3 })
  })

  test('what is sold out goes away again, and is told', async () => {
    const server = makeServer({ available: 0 })
    const tab = makeTab(server)
    tab.change('a', { add: 1 })
    await pass(300)
    expect(tab.progress()).toMatchObject({
      note: { variantId: 'a', kind: 'sold-out' },
      state: { pending: {}, sent: null },
    })
  })
})

describe('out of reach', () => {
  test('clicks are kept, tried again, and written once the shop is back', async () => {
    const server = makeServer()
    const tab = makeTab(server)
    server.reachable = false
    tab.change('a', { add: 2 })
    await pass(1000)
    expect(tab.progress().stuck).toBe(false)
    server.reachable = true
    await pass(3000)
    expect(server.cart().count).toBe(2)
    expect(tab.progress().stuck).toBe(false)
  })

  test('after some tries it says so, and "Try again" writes all of it', async () => {
    const server = makeServer()
    const tab = makeTab(server)
    server.reachable = false
    tab.change('a', { add: 2 })
    await pass(30_000)
    expect(tab.progress().stuck).toBe(true)
    server.reachable = true
    await pass(30_000)
    expect(server.cart().count).toBe(0)
    void tab.retry()
    await pass(100)
    expect(server.cart().count).toBe(2)
    expect(tab.progress()).toMatchObject({ stuck: false, state: { pending: {}, sent: null } })
  })

  test('a next click tries again too, and both are counted', async () => {
    const server = makeServer()
    const tab = makeTab(server)
    server.reachable = false
    tab.change('a', { add: 2 })
    await pass(30_000)
    server.reachable = true
    tab.change('a', { add: 1 })
    await pass(1000)
    expect(server.cart().count).toBe(3)
  })

  test('sending now ends, with or without success', async () => {
    const server = makeServer()
    const tab = makeTab(server)
    tab.change('a', { add: 2 })
    let ended = false
    void tab.sendNow().then(() => {
      ended = true
    })
    await pass(20)
    expect([ended, server.cart().count]).toEqual([true, 2])
    server.reachable = false
    tab.change('a', { add: 1 })
    ended = false
    void tab.sendNow().then(() => {
      ended = true
    })
    await pass(30_000)
    expect([ended, tab.progress().stuck]).toEqual([true, true])
  })
})

describe('leaving the page', () => {
  test('what was gathered goes at once', async () => {
    const server = makeServer()
    const tab = makeTab(server)
    tab.change('a', { add: 1 })
    await pass(300)
    tab.change('a', { add: 3 })
    tab.leave()
    await pass(20)
    expect(server.cart().count).toBe(4)
    await pass(60_000)
    expect(server.seen).toHaveLength(2)
  })

  test('clicks behind a write under way are handed to the next page', async () => {
    const server = makeServer()
    const tab = makeTab(server)
    tab.change('a', { add: 1 })
    await pass(300)
    tab.change('a', { add: 1 })
    await pass(152)
    tab.change('a', { add: 1 })
    tab.change('b', { add: 2 })
    await pass(2)
    const unwritten = tab.leave()
    const next = makeTab(server)
    void next.refresh()
    if (unwritten) void next.resume(JSON.parse(JSON.stringify(unwritten)))
    await pass(60_000)
    expect(server.cart().count).toBe(5)
    expect(next.quantity('a')).toBe(3)
  })

  test('of two tabs that click and go on to other pages, no click is lost and none counts twice', async () => {
    const server = makeServer()
    const surf = async (every: number) => {
      let tab = makeTab(server)
      for (let click = 1; click <= 40; click++) {
        tab.change('a', { add: 1 })
        await new Promise((resolve) => setTimeout(resolve, every))
        if (click % 3 > 0) continue
        const unwritten = tab.leave()
        tab = makeTab(server)
        if (unwritten) void tab.resume(unwritten)
      }
    }
    const both = Promise.all([surf(7), surf(11)])
    await pass(20_000)
    await both
    expect(server.cart().count).toBe(80)
  })

  test('a page where nothing is open hands nothing on', async () => {
    const server = makeServer()
    const tab = makeTab(server)
    expect(tab.leave()).toBeNull()
    tab.change('a', { add: 1 })
    await pass(300)
    expect(tab.leave()).toBeNull()
  })
})
