'use client'

import { useState } from 'react'
import { catalog } from '@/components/messages'
import { LiveButton } from '@/components/ui/live-button'
import { Picture } from '@/components/ui/picture'

type Props = { pictures: { name: string; alt: string }[] }

/** One large picture and the small ones to choose it by. Only the first is fetched before it is asked for. */
export function Gallery({ pictures }: Props) {
  const [chosen, choose] = useState(0)
  const shown = pictures[chosen] ?? pictures[0]
  if (!shown) return null
  return (
    <section aria-label={catalog.pictures}>
      <div className="-mx-4 overflow-hidden bg-sunken sm:mx-0 sm:rounded-card">
        <Picture
          name={shown.name}
          alt={shown.alt}
          sizes="(min-width: 1152px) 600px, (min-width: 768px) 55vw, 100vw"
          priority
          className="aspect-[6/5] w-full object-cover sm:aspect-square"
        />
      </div>
      {pictures.length > 1 && (
        <ul className="mt-3 flex gap-2">
          {pictures.map((picture, index) => (
            <li key={picture.name}>
              <LiveButton
                aria-label={catalog.showPicture(index + 1, pictures.length)}
                aria-pressed={index === chosen}
                onClick={() => choose(index)}
                className="block overflow-hidden rounded-control border-2 border-transparent p-0.5 aria-pressed:border-accent"
              >
                <Picture
                  name={picture.name}
                  alt=""
                  sizes="80px"
                  widths={[320]}
                  className="size-16 rounded-[0.4rem] object-cover sm:size-20"
                />
              </LiveButton>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
