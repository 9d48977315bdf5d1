'use client'

import { useImperativeHandle } from 'react'
import { payment } from '@/components/messages'
import type { CardInputProps } from './card-field'
import { CardFrameBox } from './card-frame-box'
import { useCardFrame } from './use-card-frame'

/** The sandbox's card form, in a frame of the sandbox's own origin. */
export function SandboxCard({ origin, ref, onComplete }: CardInputProps & { origin: string }) {
  const { frame, state, height, attempt, retry, createToken } = useCardFrame(origin, onComplete)
  useImperativeHandle(ref, () => ({ createToken }), [createToken])
  return (
    <CardFrameBox state={state} onRetry={retry}>
      {attempt > 0 && (
        <iframe
          // The margin makes room for the focus ring inside the frame.
          className="-m-1 block w-[calc(100%+0.5rem)]"
          key={attempt}
          ref={frame}
          src={`${origin}/elements/card`}
          title={payment.card}
          height={height}
        />
      )}
    </CardFrameBox>
  )
}
