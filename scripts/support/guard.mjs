// Outlives the command that started it for as long as it takes to clean up. The command tells it on stdin, a line
// each, all the processes it owns now. When stdin ends without the command having ended them (kill -9, a closed
// terminal), the guard does: nothing is left behind, and the database shuts down properly.
import { readFileSync, rmSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { endAll } from './ending.mjs'

const [record] = process.argv.slice(2)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {})

let owned = []
for await (const line of createInterface({ input: process.stdin })) owned = JSON.parse(line)
await endAll(owned)
try {
  // Unless the next start has written its own by now.
  if (JSON.parse(readFileSync(record, 'utf8')).guard.pid === process.pid) rmSync(record)
} catch {}
