'use client'

import NextLink from 'next/link'
import { useRouter } from 'next/navigation'
import type { ComponentProps } from 'react'

type Props = Omit<ComponentProps<typeof NextLink>, 'prefetch' | 'href'> & { href: string }

/**
 * A link within the public part. It fetches the next page when somebody means to go there (pointer over
 * it, touch, focus), not when it comes into view: a grid of goods would ask for dozens of pages.
 */
export function Link({ href, ...rest }: Props) {
  const router = useRouter()
  const intend = () => router.prefetch(href)
  return (
    <NextLink
      {...rest}
      href={href}
      prefetch={false}
      onPointerEnter={intend}
      onTouchStart={intend}
      onFocus={intend}
    />
  )
}
