'use client'

import NextLink from 'next/link'
import { type ComponentProps, useState } from 'react'

type Props = Omit<ComponentProps<typeof NextLink>, 'prefetch' | 'href'> & { href: string }

/**
 * A link within the public part. It fetches the next page when somebody means to go there (pointer over
 * it, touch, focus), not when it comes into view: a grid of goods would ask for dozens of pages.
 */
export function Link({ href, ...rest }: Props) {
  const [meant, mean] = useState(false)
  const intend = () => mean(true)
  return (
    <NextLink
      {...rest}
      href={href}
      prefetch={meant}
      onPointerEnter={intend}
      onTouchStart={intend}
      onFocus={intend}
    />
  )
}
