import { putIntoCart } from '../support/people'
import { expect, expectAccessible, test } from '../support/shop'

test('from the front page to a variant, as a shopper looks around', async ({ page }) => {
  await page.goto('/')
  await expectAccessible(page)
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Light' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Light' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Page 2' }).click()
  await expect(page).toHaveURL(/\/categories\/light\/2$/)
  await page.locator('article').first().getByRole('link').click()
  await expect(page).toHaveURL(/\/products\//)
  await expectAccessible(page)

  const variants = page.getByRole('group', { name: 'Choose' }).getByRole('radio')
  const last = variants.last()
  await last.check({ force: true })
  const slug = await last.getAttribute('value')
  await expect(page).toHaveURL(new RegExp(`variant=${slug}$`))
  await page.reload()
  await expect(variants.last()).toBeChecked()
})

test('search finds words, the beginnings of words, and misspelt ones', async ({ page }) => {
  await page.goto('/search')
  await page.getByRole('searchbox').fill('lamp')
  await page.keyboard.press('Enter')
  await expect(page.locator('article').first()).toBeVisible()
  await expectAccessible(page)
  await page.goto('/search?q=blan')
  await expect(page.locator('article').first()).toBeVisible()
  await page.goto('/search?q=blannket')
  await expect(page.locator('article').first()).toBeVisible()
  await page.goto('/search?q=%27%3B%20--%20%26%20%7C%20!(%3A*')
  await expect(page.getByRole('status')).toBeVisible()
})

test('a price changed in the database shows on the stored page at once', async ({ page, sql }) => {
  const slug = 'tea-towel'
  const read = async () => {
    const answer = await page.request.get(`/products/${slug}`)
    return answer.text()
  }
  const price = 10_000 + Math.floor(Math.random() * 80_000)
  const written = `${(price / 100).toFixed(2)}`
  expect(await read()).not.toContain(`"price":"${written}"`)
  await sql(
    'UPDATE variant SET price = $1 WHERE position = 0 AND product_id = (SELECT id FROM product WHERE slug = $2)',
    [price, slug],
  )
  await expect.poll(read, { timeout: 5_000 }).toContain(written)
})

test('nothing is wide enough to scroll sideways, on the smallest phone', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await putIntoCart(page, 'morning-mug')
  for (const address of [
    '/',
    '/categories/light',
    '/products/morning-mug',
    '/cart',
    '/checkout',
    '/sign-in',
    '/search',
  ]) {
    await page.goto(address, { waitUntil: 'networkidle' })
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(wider, address).toBeLessThanOrEqual(0)
  }
})

test('an address that leads nowhere is a 404 with a way on, and fills no disk', async ({ page }) => {
  for (const address of [
    '/nowhere',
    '/products/no-such-thing',
    '/categories/light/99',
    '/categories/light/1',
    '/categories/light/2/3',
  ]) {
    const answer = await page.goto(address)
    expect(answer?.status(), address).toBe(404)
    await expect(page.getByRole('link', { name: 'Back to the shop' })).toBeVisible()
  }
})
