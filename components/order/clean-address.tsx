'use client'

import { useEffect } from 'react'
import { takeSecret } from './open-by-secret'

/** Takes the link's secret out of the address bar where the order is open already. */
export function CleanAddress() {
  useEffect(() => {
    takeSecret()
  }, [])
  return null
}
