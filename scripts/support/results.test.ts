import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { countPlaywright, countVitest } from './results.mjs'

const file = (report: unknown) => {
  const path = join(mkdtempSync(join(tmpdir(), 'results-')), 'report.json')
  writeFileSync(path, JSON.stringify(report))
  return path
}

test('counts what vitest reports, a file that does not load included', () => {
  const testResults = [
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [{}] },
  ]
  const report = file({ numPassedTests: 7, numFailedTests: 1, testResults })
  expect(countVitest(report, 1)).toEqual({ passed: 7, failed: 2 })
  expect(countVitest(file({ numPassedTests: 7, numFailedTests: 0, testResults: [] }), 0)).toEqual({
    passed: 7,
    failed: 0,
  })
})

test('counts what Playwright reports', () => {
  const report = file({ stats: { expected: 5, flaky: 1, unexpected: 2, skipped: 3 } })
  expect(countPlaywright(report, 1)).toEqual({ passed: 6, failed: 2 })
})

test('a runner that died, failed silently or ran nothing has failed', () => {
  expect(countVitest('/not/there.json', 'SIGKILL')).toEqual({ passed: 0, failed: 1 })
  expect(countVitest(file({ numPassedTests: 0, testResults: [] }), 0)).toEqual({ passed: 0, failed: 1 })
  expect(countPlaywright(file({ stats: { expected: 4, unexpected: 0 } }), 1)).toEqual({
    passed: 4,
    failed: 1,
  })
})
