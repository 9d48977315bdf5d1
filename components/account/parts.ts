import type { ComponentType } from 'react'
import {
  CardIcon,
  ClockIcon,
  DevicesIcon,
  KeyMark,
  ParcelIcon,
  PlaceIcon,
  ShieldIcon,
} from '@/components/ui/icons'
import type { AccountPart } from '@/lib/auth/area'

export const partIcons: Record<AccountPart, ComponentType<{ className?: string }>> = {
  orders: ParcelIcon,
  addresses: PlaceIcon,
  'payment-methods': CardIcon,
  security: KeyMark,
  devices: DevicesIcon,
  activity: ClockIcon,
  privacy: ShieldIcon,
}

export const partAddress = (part: AccountPart) => `/account/${part}`
