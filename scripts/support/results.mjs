// What the two test runners say in their JSON reports, and what did not come as far as a report.
import { existsSync } from 'node:fs'
import { readJson } from './secrets.mjs'

/** @typedef {{passed: number, failed: number}} Count */

/** @param {string} file of vitest's JSON reporter @param {number | string} code it ended with @returns {Count} */
export function countVitest(file, code) {
  const report = existsSync(file) ? readJson(file) : undefined
  const files = report?.testResults ?? []
  const broken = files.filter((one) => one.status === 'failed' && one.assertionResults.length === 0).length
  return settled(report?.numPassedTests ?? 0, (report?.numFailedTests ?? 0) + broken, code)
}

/** @param {string} file of Playwright's JSON reporter @param {number | string} code it ended with @returns {Count} */
export function countPlaywright(file, code) {
  const report = existsSync(file) ? readJson(file) : undefined
  const { expected = 0, flaky = 0, unexpected = 0 } = report?.stats ?? {}
  return settled(expected + flaky, unexpected, code)
}

/** A runner that failed without naming a test, or that ran none, is a failure too. */
function settled(passed, failed, code) {
  const silent = failed === 0 && (code !== 0 || passed === 0)
  return { passed, failed: silent ? 1 : failed }
}
