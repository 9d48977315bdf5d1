import { buyAsGuest, putIntoCart } from '../support/people'
import { expect, newAddress, test } from '../support/shop'

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
