import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { shopOrigin, startTestSandbox, type TestSandbox, typeCard } from '../testing'

let sandbox: TestSandbox
const reported = vi.fn()
beforeAll(async () => {
  sandbox = await startTestSandbox({ report: reported })
})
afterAll(async () => {
  await sandbox.end()
  expect(reported).not.toHaveBeenCalled()
})

const noRedirects = { automatic_payment_methods: { enabled: true, allow_redirects: 'never' } } as const
const card = { number: '4242424242424242', expiry: '12 / 39', cvc: '123' }
const everythingIn = (folder: string) =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('\n')

describe('the card frame', () => {
  it('may be shown by the shop alone, and loads nothing from elsewhere', async () => {
    const page = await fetch(`${sandbox.origin}/elements/card?x=1`)
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toContain(`frame-ancestors ${shopOrigin}`)
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'")
    const markup = await page.text()
    expect(markup).toContain(`data-shop-origin="${shopOrigin}"`)
    expect(markup).not.toMatch(/<script(?![^>]*src=)|style=|https?:\/\/(?!localhost)/)
    for (const token of ['cc-number', 'cc-exp', 'cc-csc']) expect(markup).toContain(`autocomplete="${token}"`)
    for (const [, path] of markup.matchAll(/(?:src|href)="([^"]+)"/g))
      expect((await fetch(sandbox.origin + path)).status, path).toBe(200)
  })

  it('gets a token that pays', async () => {
    const answer = await typeCard(sandbox.origin, card)
    const { token } = (await answer.json()) as { token: string }
    const kept = await sandbox.stripe.confirmationTokens.retrieve(token)
    expect(kept.payment_method_preview?.card).toMatchObject({
      brand: 'visa',
      last4: '4242',
      exp_month: 12,
      exp_year: 2039,
    })
    const paid = await sandbox.stripe.paymentIntents.create({
      ...noRedirects,
      amount: 500,
      currency: 'eur',
      confirm: true,
      confirmation_token: token,
    })
    expect(paid.status).toBe('succeeded')
  })

  it.each([
    [{ number: '4242424242424241' }, 'number', 'invalid'],
    [{ number: '42424242' }, 'number', 'incomplete'],
    [{ number: '4111111111111111' }, 'number', 'no_test_card'],
    [{ expiry: '12 / 20' }, 'expiry', 'past'],
    [{ expiry: '13 / 39' }, 'expiry', 'invalid'],
    [{ cvc: '12' }, 'cvc', 'incomplete'],
    [{ cvc: '12a' }, 'cvc', 'incomplete'],
  ])('is told what is wrong with %j', async (change, field, problem) => {
    const answer = await typeCard(sandbox.origin, { ...card, ...change })
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ field, problem })
  })

  it('is the only one that gets tokens', async () => {
    const strangers: Record<string, string>[] = [
      { Origin: shopOrigin },
      { Origin: 'null' },
      { 'Content-Type': 'text/plain' },
    ]
    for (const headers of strangers) expect((await typeCard(sandbox.origin, card, headers)).status).toBe(403)
    for (const body of [{}, { ...card, number: 4242424242424242 }, { ...card, cvc: 'x'.repeat(99) }])
      expect((await typeCard(sandbox.origin, body)).status).toBe(400)
    const preflight = await fetch(`${sandbox.origin}/elements/confirmation_tokens`, {
      method: 'OPTIONS',
      headers: { Origin: shopOrigin },
    })
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull()
  })

  it('leaves no number and no code behind', async () => {
    const said: unknown[] = []
    for (const stream of [process.stdout, process.stderr])
      vi.spyOn(stream, 'write').mockImplementation((text) => said.push(text) > 0)
    await typeCard(sandbox.origin, { ...card, number: '5555555555554444', cvc: '957' })
    await typeCard(sandbox.origin, { ...card, number: '4111111111111111', cvc: '957' })
    vi.restoreAllMocks()
    const kept = everythingIn(sandbox.folder) + said.join('\n')
    expect(kept).toContain('"last4":"4444"')
    expect(kept).not.toMatch(/5555|41111|4242424|"957"|cvc":"/)
  })
})
