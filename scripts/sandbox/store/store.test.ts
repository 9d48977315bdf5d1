import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from './store'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-store-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const journal = () => join(folder, 'journal.jsonl')
const lines = () => readFileSync(journal(), 'utf8').split('\n').length - 1
const saved = (at: number) => ({ path: '/v1/x', params: '', status: 200, body: {}, requestId: 'req_1', at })
const keepAll = () => true

describe('the store', () => {
  it('commits the changes of a transaction together, or none of them', async () => {
    const store = await openStore(folder, keepAll)
    const changes = store.begin()
    changes.put('idempotency', 'a', saved(1))
    changes.put('idempotency', 'b', saved(2))
    expect(changes.get('idempotency', 'a')).toHaveProperty('at', 1)
    expect(store.begin().get('idempotency', 'a')).toBeUndefined()
    await changes.commit()
    store.begin().put('idempotency', 'c', saved(3))
    await store.close()
    expect(lines()).toBe(1)
    const again = await openStore(folder, keepAll)
    expect(
      again
        .begin()
        .newestFirst('idempotency')
        .map(({ at }) => at),
    ).toEqual([2, 1])
    await again.close()
  })

  it('is rewritten at opening once most of its lines are superseded', async () => {
    const store = await openStore(folder, keepAll)
    for (let at = 1; at <= 1_500; at++) {
      const changes = store.begin()
      changes.put('idempotency', at % 2 ? 'odd' : 'even', saved(at))
      await changes.commit()
    }
    await store.close()
    expect(lines()).toBe(1_500)
    const again = await openStore(folder, (_, record) => 'at' in record && record.at !== 1_499)
    expect(lines()).toBe(1)
    expect(again.begin().get('idempotency', 'even')).toHaveProperty('at', 1_500)
    expect(again.begin().get('idempotency', 'odd')).toBeUndefined()
    await again.close()
  })

  it('does not open on a damaged journal', async () => {
    appendFileSync(journal(), '[]\nnot json\n[]\n')
    await expect(openStore(folder, keepAll)).rejects.toThrow('Line 2 of')
  })
})
