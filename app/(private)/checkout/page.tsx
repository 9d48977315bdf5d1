import { headers } from 'next/headers'
export const instant = false
export default async function P() {
  const h = await headers()
  return (
    <main>
      <h1>checkout {h.get('host')}</h1>
    </main>
  )
}
