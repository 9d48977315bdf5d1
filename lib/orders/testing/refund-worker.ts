// A worker of its own, for a test to kill: performs what is due, once.
import { sweepRefunds } from '../refunds'

await sweepRefunds()
process.exit(0)
