/** A variant as the seed first puts it into the shop. */
export interface SeedVariant {
  /** In the address: ?variant=slug */
  slug: string
  name: string
  sku: string
  /** Euro cents. */
  price: number
  weightGrams: number
  stock: number
}

export interface SeedProduct {
  slug: string
  name: string
  summary: string
  description: string
  facts: [label: string, value: string][]
  /** What the three pictures show, in their order. */
  pictures: [alone: string, scene: string, detail: string]
  /** In their order; the first is what the pictures show. */
  variants: SeedVariant[]
  featured?: boolean
}

export interface SeedCategory {
  slug: string
  name: string
  description: string
  /** One of lib/tax; standard where none is named. */
  taxClass?: 'reduced'
  products: SeedProduct[]
}

/** The name of a product's picture below /pictures: "latch-hook-1" and on. */
export const pictureName = (slug: string, position: number) => `${slug}-${position}`

/** The name of a category's picture below /pictures. */
export const categoryPicture = (slug: string) => `category-${slug}`
