import localFont from 'next/font/local'

export const display = localFont({
  src: '../../public/fonts/fraunces.woff2',
  variable: '--font-fraunces',
  weight: '100 900',
  display: 'swap',
  adjustFontFallback: 'Times New Roman',
})
