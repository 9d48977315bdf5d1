import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { findCategory } from './categories'
import { putCategory } from './put-category'

const slug = `test-${randomUUID()}`
const given = { slug, name: 'Bath', description: 'For the morning.', picture: 'category-green' }

afterAll(async () => {
  await db().category.deleteMany({ where: { slug } })
})

test('a category is made once, as the last, and changed after that', async () => {
  expect(await putCategory(given)).toEqual({ ok: true, data: { created: true } })
  expect(await putCategory({ ...given, name: 'Bathroom' })).toEqual({ ok: true, data: { created: false } })
  expect((await findCategory(slug))?.name).toBe('Bathroom')
  const [last] = await db().category.findMany({ orderBy: { position: 'desc' }, take: 1 })
  expect(last?.slug).toBe(slug)
})

test.each([
  ['slug', 'Not A Slug'],
  ['slug', '../x'],
  ['name', ''],
  ['name', 'two\nlines'],
  ['description', 'x'.repeat(301)],
  ['picture', '../../etc/passwd'],
])('a %s that does not fit is named, and nothing is written', async (field, value) => {
  const other = { ...given, slug: `test-${randomUUID()}`, [field]: value }
  expect(await putCategory(other)).toMatchObject({ ok: false, fields: { [field]: 'invalid' } })
  expect(await db().category.count({ where: { slug: other.slug } })).toBe(0)
})
