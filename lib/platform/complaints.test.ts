import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

/** What a server that runs this code after `logPrintedErrors()` prints, on both streams. */
function printedBy(code: string): string {
  const script = `import { logFailedRequest, logPrintedErrors } from './lib/platform/complaints.ts'
    logPrintedErrors()
    const error = Object.assign(new TypeError('row (anna@example.com)'), { code: 'P2021', meta: { row: 'Galway' } })
    ${code}`
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', '--input-type=module', '--eval', script],
    { encoding: 'utf8', env: { ...process.env, LOG_LEVEL: 'info' } },
  )
  return stdout + stderr
}

test('an error that a library prints is told without what it was about', () => {
  const printed = printedBy(`console.error('⨯', error)`)
  expect(JSON.parse(printed)).toMatchObject({
    level: 50,
    error: { kind: 'TypeError', errno: 'P2021' },
    msg: 'a part of the server complains',
  })
  expect(printed).not.toMatch(/anna|Galway/)
})

test('words without an error are printed as they are', () => {
  expect(printedBy(`console.error('the port is', 3000)`)).toBe('the port is 3000\n')
})

test('what a request threw is told once, by its place and number, without its address', () => {
  const printed = printedBy(`error.digest = '42'
    console.error(error)
    const request = { path: '/orders/LK-1?placed', method: 'GET', headers: { 'x-request-id': 'one', cookie: 'secret' } }
    logFailedRequest(error, request, { routePath: '/(private)/orders/[id]', routeType: 'render' })`)
  expect(JSON.parse(printed)).toMatchObject({
    requestId: 'one',
    method: 'GET',
    route: '/(private)/orders/[id]',
    part: 'render',
    digest: '42',
    error: { kind: 'TypeError' },
  })
  expect(printed).not.toMatch(/anna|LK-1|secret/)
})
