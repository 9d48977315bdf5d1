import { noLongerFresh } from '../support/later'
import { buyAsGuest, cards, placeOrder, putIntoCart, signUp, typeAddress, typeCard } from '../support/people'
import { addAuthenticator, expect, newAddress, test } from '../support/shop'

test('nothing is done to somebody else’s order by naming it', async ({ page, browser, sql }) => {
  await putIntoCart(page, 'tea-towel')
  const theirs = await buyAsGuest(page, newAddress('theirs'))

  const context = await browser.newContext()
  const thief = await context.newPage()
  await putIntoCart(thief, 'tea-towel')
  const own = await buyAsGuest(thief, newAddress('own'))
  // Whatever the page sends about the thief's own order names the other one.
  const named: string[] = []
  await thief.route('**/orders/**', async (route) => {
    const sent = route.request().postData()
    if (route.request().method() !== 'POST' || !sent?.includes(own)) return route.continue()
    named.push(sent)
    await route.continue({ postData: sent.replaceAll(own, theirs) })
  })

  await thief.getByRole('button', { name: 'Buy again' }).click()
  await expect(thief.getByText('no longer open here')).toBeVisible()
  await thief.getByRole('button', { name: 'Cancel this order' }).click()
  await thief.getByRole('button', { name: 'Yes, cancel it' }).click()
  await expect(thief.getByText('no longer open here')).toHaveCount(2)
  expect(named).toHaveLength(2)

  await thief.unroute('**/orders/**')
  await thief.goto(`/orders/${theirs}/invoice`)
  await expect(thief.getByRole('heading', { name: 'This order is not open here' })).toBeVisible()
  const states = await sql<{ id: string; status: string; refunded: number }>(
    'SELECT id, status, refunded FROM "order" WHERE id = ANY ($1)',
    [[theirs, own]],
  )
  for (const { status, refunded } of states)
    expect({ status, refunded }).toEqual({ status: 'paid', refunded: 0 })
  expect(states).toHaveLength(2)
  await context.close()
})

test('a copied session that has the key of the customer’s order sees its things and not its address', async ({
  page,
  browser,
  context,
  sql,
}) => {
  const authenticator = await addAuthenticator(page)
  const email = await signUp(page, newAddress('copied'))
  await putIntoCart(page, 'tea-towel')
  const thief = await (await browser.newContext({ storageState: await context.storageState() })).newPage()
  // The same cart, and so the same order to be placed, in both.
  for (const at of [thief, page]) {
    await at.goto('/checkout')
    await typeAddress(at)
    await typeCard(at, cards.pays)
  }
  await page.locator('[autocomplete~="address-line1"]').fill('77 Hidden Lane')
  await placeOrder(page)
  await page.waitForURL(/\/orders\/LK-/)
  await expect(page.getByText('77 Hidden Lane')).toBeVisible()
  await authenticator.touch(false)
  await noLongerFresh(sql, email)
  await placeOrder(thief)
  await thief.waitForURL(/\/orders\/LK-/)
  await expect(thief.getByText('Tea Towel')).toBeVisible()
  expect(await thief.content()).not.toContain('Hidden Lane')
  await thief.goto(`${thief.url().split('?')[0]}/invoice`)
  expect(await thief.content()).not.toContain('Hidden Lane')
  await thief.context().close()
})
