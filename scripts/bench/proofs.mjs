// What a proof of work costs: a person on a slow phone, and somebody who signs up by script.
import { chromium } from '@playwright/test'
import { findBrowser } from '../support/browser.mjs'
import { runOpenly, script } from '../support/run.mjs'
import { problem, step } from '../support/steps.mjs'

/** As much slower than this machine as the phone for which the figure is given. */
const slowdown = 4
const solves = 41

export async function benchProofs({ shop, env, log, mayChangeSystem }) {
  const executablePath = await step('Looking for a browser', (note) =>
    findBrowser({ log, mayChangeSystem }, note),
  )
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage()
    await page.goto(`${shop}/sign-up`)
    const plain = await measure(page, solves)
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    const slowed = await measure(page, 11)
    const line = (label, text) => process.stdout.write(`    ${label.padEnd(44)} ${text}\n`)
    process.stdout.write(
      `\n  Proof of work in Chromium, ${solves} challenges of an unknown network, in the page’s worker\n`,
    )
    line('median, this processor', `${plain.solve.toFixed(0)} ms`)
    // How far the browser's own slowing reaches into workers and the threads that hash is not promised anywhere:
    // so its figure is shown beside what it did to plain script, and the plain median times four is the one that counts.
    line(
      `median under the browser’s slowing by ${slowdown}`,
      `${slowed.solve.toFixed(0)} ms (plain script took ${(slowed.script / plain.script).toFixed(1)} times as long)`,
    )
    line(
      `median on a processor ${slowdown} times slower`,
      `${(plain.solve * slowdown).toFixed(0)} ms (${slowdown} times the first line)`,
    )
  } finally {
    await browser.close()
  }
  process.stdout.write('\n  1,000 sign-ups by script, the work done by the processor’s own hashing\n')
  const code = await runOpenly(script('scripts/bench/sign-ups.ts'), { env })
  if (code !== 0) throw problem(`The scripted sign-ups failed (${code}).`)
}

/** @returns medians in milliseconds: of a solved challenge, and of a fixed piece of script on the page's own thread */
function measure(page, times) {
  return page.evaluate(async (times) => {
    const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
    const solve = (challenge) =>
      new Promise((resolve, reject) => {
        const worker = new Worker('/workers/altcha-pbkdf2.js')
        worker.onmessage = ({ data }) => {
          worker.terminate()
          if (data?.derivedKey) resolve(data.time)
          else reject(new Error('not solved'))
        }
        worker.onerror = ({ message }) => reject(new Error(message || 'the worker did not load'))
        worker.postMessage({ type: 'work', challenge, counterStart: 0, counterStep: 1 })
      })
    const solved = []
    const scripts = []
    for (let time = 0; time < times; time++) {
      const answer = await fetch('/api/proofs', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ purpose: 'mail' }),
      })
      solved.push(await solve((await answer.json()).challenge))
      const begun = performance.now()
      let sum = 0
      for (let number = 0; number < 2e7; number++) sum = (sum * 31 + number) | 0
      scripts.push(performance.now() - begun + (sum === 1 ? 1 : 0))
    }
    return { solve: median(solved), script: median(scripts) }
  }, times)
}
