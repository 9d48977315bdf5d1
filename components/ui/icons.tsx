import type { ReactNode } from 'react'

function Icon({ children, className = 'size-6' }: { children: ReactNode; className?: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className}
    >
      {children}
    </svg>
  )
}

type Props = { className?: string }

export const SearchIcon = (props: Props) => (
  <Icon {...props}>
    <circle cx="11" cy="11" r="6.5" />
    <path d="m16 16 4.5 4.5" />
  </Icon>
)

export const PersonIcon = (props: Props) => (
  <Icon {...props}>
    <circle cx="12" cy="8" r="3.75" />
    <path d="M4.5 20.5c.8-4 3.7-6 7.5-6s6.7 2 7.5 6" />
  </Icon>
)

export const BagIcon = (props: Props) => (
  <Icon {...props}>
    <path d="M5.2 8.5h13.6l.9 11.2H4.3z" />
    <path d="M8.8 11V7.4a3.2 3.2 0 0 1 6.4 0V11" />
  </Icon>
)

export const KeyMark = (props: Props) => (
  <Icon {...props}>
    <circle cx="8" cy="8" r="4.5" />
    <path d="m11.3 11.3 8.7 8.7m-4.2-4.2 2.6-2.6m.4 5 2-2" />
  </Icon>
)

export const ArrowIcon = (props: Props) => (
  <Icon {...props}>
    <path d="M5 12h14m-5.5-5.5L19 12l-5.5 5.5" />
  </Icon>
)

export const ChevronIcon = (props: Props) => (
  <Icon {...props}>
    <path d="m6.5 9.5 5.5 5.5 5.5-5.5" />
  </Icon>
)

export const InfoIcon = (props: Props) => (
  <Icon {...props}>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M12 11.2v5M12 7.8v.1" />
  </Icon>
)

export const DoneIcon = (props: Props) => (
  <Icon {...props}>
    <circle cx="12" cy="12" r="8.5" />
    <path d="m8.3 12.3 2.6 2.6 4.9-5.4" />
  </Icon>
)

export const AlertIcon = (props: Props) => (
  <Icon {...props}>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M12 7.8v5M12 16.1v.1" />
  </Icon>
)

export const ParcelIcon = (props: Props) => (
  <Icon {...props}>
    <path d="m12 3.5 7.5 4v9l-7.5 4-7.5-4v-9z" />
    <path d="m4.7 7.6 7.3 4 7.3-4M12 11.6v8.7M8.2 5.6l7.4 4" />
  </Icon>
)

export const PlaceIcon = (props: Props) => (
  <Icon {...props}>
    <path d="M12 20.5c4-4.4 6-7.6 6-10.4a6 6 0 0 0-12 0c0 2.8 2 6 6 10.4z" />
    <circle cx="12" cy="10" r="2.2" />
  </Icon>
)

export const CardIcon = (props: Props) => (
  <Icon {...props}>
    <rect x="3.5" y="5.5" width="17" height="13" rx="2" />
    <path d="M3.5 10h17M7 14.8h3.5" />
  </Icon>
)

export const DevicesIcon = (props: Props) => (
  <Icon {...props}>
    <path d="M13 17.5H3.5M5 15V7a1.5 1.5 0 0 1 1.5-1.5h11A1.5 1.5 0 0 1 19 7v1" />
    <rect x="15" y="10.5" width="5.5" height="9" rx="1.2" />
  </Icon>
)

export const ClockIcon = (props: Props) => (
  <Icon {...props}>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M12 7.3V12l3.2 2" />
  </Icon>
)

export const ShieldIcon = (props: Props) => (
  <Icon {...props}>
    <path d="M12 3.5 5 6v5.2c0 4.3 2.8 7.4 7 9.3 4.2-1.9 7-5 7-9.3V6z" />
    <path d="m9 11.8 2.2 2.2 3.9-4.2" />
  </Icon>
)

export const HomeIcon = (props: Props) => (
  <Icon {...props}>
    <path d="m4 11.5 8-7 8 7M6 10v9.5h12V10" />
    <path d="M10 19.5v-5h4v5" />
  </Icon>
)
