'use client'

import { type ReactNode, useCallback, useState } from 'react'
import type { InputOf, Named } from '@/lib/protection/policies'
import { ConfirmDialog, type Wanted } from './confirm-dialog'

type Confirm = <Name extends Named>(action: Name, input: InputOf<Name>) => Promise<string | null>

/**
 * Lets a person confirm one change with their passkey, where they are. `confirm` resolves to the grant for exactly
 * that change, good for two minutes, or to null where they changed their mind; nothing has happened then. The page
 * shows `dialog` somewhere.
 */
export function useConfirm(): { confirm: Confirm; dialog: ReactNode } {
  const [wanted, setWanted] = useState<Wanted | null>(null)
  const confirm: Confirm = useCallback(
    (action, input) =>
      new Promise((resolve) => {
        const done = (grant: string | null) => {
          setWanted(null)
          resolve(grant)
        }
        setWanted({ action, input, done } as Wanted)
      }),
    [],
  )
  return { confirm, dialog: wanted && <ConfirmDialog {...wanted} /> }
}
