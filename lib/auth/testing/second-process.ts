import { createInterface } from 'node:readline'
import { findSession } from '../sessions'

// Another instance of the shop on the same database: says of each token on its input whether it opens a session.

for await (const token of createInterface({ input: process.stdin })) {
  process.stdout.write(`${(await findSession(token)) ? 'open' : 'closed'}\n`)
}
process.exit(0)
