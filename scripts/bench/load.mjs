import { execFileSync } from 'node:child_process'
import autocannon from 'autocannon'

/** As many browsers at once as the figures are given for. */
export const connections = 16

/** Loads one address for some seconds. @returns answers a second; throws if any was not a 200 */
async function rate(url, seconds) {
  const result = await autocannon({ url, connections, duration: seconds })
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} answers were no 200, ${result.errors} failed`)
  }
  return result.requests.average
}

/**
 * Two addresses in turns, so that whatever else the machine does meets both.
 * @returns the medians, and the median of each turn's ratio
 */
export async function compare(ours, bare, { rounds = 9, seconds = 2 } = {}) {
  await rate(ours, 2)
  await rate(bare, 2)
  const turns = []
  for (let round = 0; round < rounds; round++) {
    turns.push({ ours: await rate(ours, seconds), bare: await rate(bare, seconds) })
  }
  return {
    ours: median(turns.map((turn) => turn.ours)),
    bare: median(turns.map((turn) => turn.bare)),
    ratio: median(turns.map((turn) => turn.ours / turn.bare)),
  }
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

/** Loads several pages of a shop in turns and watches its process. @returns its highest resident memory, in MB */
export async function memoryUnder({ address, host, paths, pid, seconds }) {
  let highest = 0
  const watch = setInterval(() => {
    const kilobytes = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }))
    highest = Math.max(highest, kilobytes)
  }, 250)
  const requests = paths.map((path) => ({ path, headers: { host } }))
  await autocannon({ url: address, requests, connections, duration: seconds })
  clearInterval(watch)
  return highest / 1024
}
