import 'server-only'
import { db } from '@/lib/platform/db'

export type CategoryView = { slug: string; name: string; description: string; picture: string }

const fields = { slug: true, name: true, description: true, picture: true } as const

export async function listCategories(): Promise<CategoryView[]> {
  return db().category.findMany({ select: fields, orderBy: { position: 'asc' } })
}

export async function findCategory(slug: string): Promise<CategoryView | null> {
  return db().category.findUnique({ where: { slug }, select: fields })
}
