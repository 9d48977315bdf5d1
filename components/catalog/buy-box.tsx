'use client'

import { AddToCart } from '@/components/cart/add-to-cart'
import { catalog } from '@/components/messages'
import { Price } from '@/components/ui/price'
import type { ProductVariant } from '@/lib/catalog/products'
import { nameVariant, useVariantSlug } from './variant-address'

type Props = {
  productName: string
  variants: ProductVariant[]
  /** What stands below the button until something is in the cart. */
  promise: string
}

const stockWords = { 'in-stock': catalog.inStock, few: catalog.few, 'sold-out': catalog.soldOut }

/** Choose a variant, see its price and whether it is there, put it into the cart. */
export function BuyBox({ productName, variants, promise }: Props) {
  const named = useVariantSlug()
  const first = variants.find((variant) => variant.stock !== 'sold-out') ?? variants[0]
  const chosen = variants.find((variant) => variant.slug === named) ?? first
  if (!chosen) return null
  return (
    <div>
      <p className="font-display text-2xl">
        <Price amount={chosen.price} />
      </p>
      {variants.length > 1 && (
        <fieldset className="mt-4 sm:mt-6">
          <legend className="mb-2 font-medium text-sm">{catalog.choose}</legend>
          <div className="flex flex-wrap gap-2">
            {variants.map((variant) => (
              <label
                key={variant.slug}
                className="flex min-h-11 cursor-pointer items-center rounded-control border border-edge bg-raised px-4 text-[0.95rem] transition-colors duration-150 hover:border-muted has-checked:border-accent has-checked:bg-accent has-checked:text-on-accent has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2"
              >
                <input
                  type="radio"
                  name="variant"
                  value={variant.slug}
                  checked={variant.slug === chosen.slug}
                  onChange={() => nameVariant(variant.slug)}
                  className="sr-only"
                />
                <span className={variant.stock === 'sold-out' ? 'line-through opacity-70' : undefined}>
                  {variant.name}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <p className={`mt-4 text-sm ${chosen.stock === 'in-stock' ? 'text-success' : 'text-highlight'}`}>
        {stockWords[chosen.stock]}
      </p>
      <div className="mt-3">
        <AddToCart
          key={chosen.id}
          variantId={chosen.id}
          soldOut={chosen.stock === 'sold-out'}
          productName={productName}
          variantName={chosen.name}
          price={chosen.price}
          promise={promise}
        />
      </div>
    </div>
  )
}
