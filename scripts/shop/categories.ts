import { listCategories } from '@/lib/catalog/categories'
import { putCategory } from '@/lib/catalog/put-category'
import { done, refused, type Told } from './told'

export async function showCategories(): Promise<Told> {
  const categories = await listCategories()
  if (categories.length === 0) return done('There are no categories yet.')
  const widest = Math.max(...categories.map(({ slug }) => slug.length))
  return done(categories.map(({ slug, name }) => `${slug.padEnd(widest)}  ${name}`).join('\n'))
}

export async function put(slug: string, name: string, description: string, picture: string): Promise<Told> {
  const result = await putCategory({ slug, name, description, picture })
  if (result.ok) return done(`${slug} is ${result.data.created ? 'new' : 'changed'}.`)
  return refused(`Nothing was changed. These do not fit: ${Object.keys(result.fields ?? {}).join(', ')}.`)
}
