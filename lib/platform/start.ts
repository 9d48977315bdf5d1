import 'server-only'
import { env } from './env'

/** Ends the process where its configuration is not complete, with all that is wrong named and nothing else. */
export function requireConfiguration(): void {
  try {
    env()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    process.exit(1)
  }
}
