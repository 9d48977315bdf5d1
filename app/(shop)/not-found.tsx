import { shell } from '@/components/messages'
import { DeadEnd } from '@/components/shell/dead-end'

export default function NotFound() {
  return <DeadEnd {...shell.notFound} href="/" />
}
