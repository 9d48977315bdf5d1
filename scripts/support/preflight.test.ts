import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import {
  checkDisk,
  checkNode,
  checkPlatform,
  checkPorts,
  freePort,
  portFrom,
  portState,
} from './preflight.mjs'

test.each(['16.20.2', '18.20.8', '20.18.3'])('Node %s is too old, with a mend', (version) => {
  expect(() => checkNode(version)).toThrow(/is too old: this needs 20\.19 or newer\.\n {2}Install Node 24/)
})

test.each(['20.19.0', '22.1.0', '24.0.0'])('Node %s will do', (version) => {
  expect(() => checkNode(version)).not.toThrow()
})

test('Windows is sent to WSL', () => {
  expect(() => checkPlatform('win32')).toThrow(/WSL/)
})

test('a full disk is named', () => {
  expect(() => checkDisk(`${tmpdir()}/not/there/yet`, 1e12)).toThrow(/MB of disk are free/)
  expect(() => checkDisk(tmpdir(), 1)).not.toThrow()
})

test('a port in use is named, with the variable that moves it', async () => {
  const port = await freePort()
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  await expect(checkPorts([{ name: 'PORT', port }], 'npm run demo')).rejects.toThrow(
    `Port ${port} is in use by another program.\n  Choose another one: PORT=${port + 100} npm run demo`,
  )
  await new Promise((resolve) => server.close(resolve))
  expect(await portState(port)).toBe('free')
})

test('two services on one port are refused', async () => {
  const same = ['PORT', 'INBOX_PORT'].map((name) => ({ name, port: 3999 }))
  await expect(checkPorts(same, 'npm run demo')).rejects.toThrow('PORT and INBOX_PORT are both 3999.')
})

test.each(['x', '0', '70000', '3.5'])('%s is not a port', (text) => {
  process.env.SOME_PORT = text
  expect(() => portFrom('SOME_PORT', 3000)).toThrow(`SOME_PORT=${text} is not a port.`)
  delete process.env.SOME_PORT
  expect(portFrom('SOME_PORT', 3000)).toBe(3000)
})
