'use client'

// Next wants it here as a default.
export { Failed as default } from '@/components/shell/failed'
