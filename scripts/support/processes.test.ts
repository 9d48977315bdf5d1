import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startOf, until } from './ending.mjs'

let folder: string
const bystanders: ChildProcess[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'processes-'))
})

afterEach(() => {
  for (const one of bystanders.splice(0)) one.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

const module = JSON.stringify(fileURLToPath(new URL('processes.mjs', import.meta.url)))

/** A command that owns a shell, which has a child of its own. */
async function startCommand({ stubborn = false } = {}) {
  const code = `
    import { endOnSignals, spawnOwned, takeFolder } from ${module}
    endOnSignals(() => {})
    await takeFolder(process.argv[1], 'npm run demo').catch((error) => {
      console.log(error.message)
      process.exit(1)
    })
    const shell = '${stubborn ? 'trap "" TERM; ' : ''}sleep 300 & echo $!; wait; sleep 300'
    spawnOwned('shell', ['sh', '-c', shell], { stdio: ['ignore', 'inherit', 'inherit'] })
    setInterval(() => {}, 1000)`
  const command = spawn(process.execPath, ['--input-type=module', '-e', code, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  bystanders.push(command)
  let said = ''
  command.stdout.on('data', (data) => {
    said += data
  })
  await until(() => said.endsWith('\n'), 10)
  return { command, said: said.trim() }
}

const read = () => JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8'))

/** What a command wrote down: its shell may speak before that. */
async function record() {
  await until(() => read().owned.length > 0, 10)
  return read()
}

const gone = (...pids: number[]) => until(() => pids.every((pid) => startOf(pid) === undefined), 12)

test.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
  '%s leaves nothing behind, and touches nobody else',
  async (signal) => {
    const bystander = spawn('sleep', ['300'])
    bystanders.push(bystander)
    const { command, said } = await startCommand()
    const { owned, guard } = await record()
    expect(startOf(Number(said))).toBeDefined()
    command.kill(signal)
    expect(await gone(command.pid ?? 0, owned[0].pid, Number(said), guard.pid)).toBe(true)
    expect(existsSync(join(folder, 'running.json'))).toBe(false)
    expect(startOf(bystander.pid)).toBeDefined()
  },
)

test('what does not listen to SIGTERM is ended all the same', async () => {
  const { command, said } = await startCommand({ stubborn: true })
  command.kill('SIGINT')
  expect(await gone(command.pid ?? 0, Number(said))).toBe(true)
})

test('a new start ends what is left where the guard was killed too', async () => {
  const first = await startCommand()
  const { owned, guard } = await record()
  process.kill(guard.pid, 'SIGKILL')
  first.command.kill('SIGKILL')
  await gone(first.command.pid ?? 0, guard.pid)
  expect(startOf(owned[0].pid)).toBeDefined()
  const second = await startCommand()
  expect(await gone(owned[0].pid, Number(first.said))).toBe(true)
  second.command.kill('SIGINT')
  expect(await gone(second.command.pid ?? 0, Number(second.said))).toBe(true)
})

test('a folder in use is refused, with the mend', async () => {
  const first = await startCommand()
  const second = await startCommand()
  expect(second.said).toContain(
    `This data folder is in use by process ${first.command.pid}, which still runs.`,
  )
  expect(second.said).toContain('LATCHKEY_DATA=… npm run demo')
  expect((await record()).command.pid).toBe(first.command.pid)
  first.command.kill('SIGINT')
  expect(await gone(first.command.pid ?? 0, Number(first.said))).toBe(true)
})
