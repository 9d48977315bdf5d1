import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { answerNotModified } from './not-modified.mjs'

answerNotModified()

const page = 'a lamp '.repeat(1000)
const answers: Record<string, (response: ServerResponse) => void> = {
  '/page': (response) => response.setHeader('etag', '"lamp"').end(page),
  '/packed': (response) => {
    response.setHeader('etag', 'W/"lamp"').setHeader('content-encoding', 'gzip')
    response.write(gzipSync(page))
    response.end()
  },
  '/plain': (response) => response.end(page),
  '/missing': (response) => {
    response.statusCode = 404
    response.setHeader('etag', '"lamp"').end('none')
  },
}
const server = createServer((request, response) => answers[request.url ?? '']?.(response))
const listening = new Promise<string>((resolve) => {
  server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
})
afterAll(() => server.close())

const ask = async (path: string, asked?: string, method = 'GET') => {
  const headers: Record<string, string> = asked ? { 'if-none-match': asked } : {}
  const response = await fetch((await listening) + path, { method, headers, cache: 'no-store' })
  return [response.status, (await response.text()).length, response.headers.get('etag')]
}

test('what the browser has is not sent again, however it names it and however it is packed', async () => {
  for (const asked of ['"lamp"', 'W/"lamp"', '"other", "lamp"', '*']) {
    expect(await ask('/page', asked)).toEqual([304, 0, '"lamp"'])
    expect(await ask('/packed', asked)).toEqual([304, 0, 'W/"lamp"'])
  }
  expect(await ask('/page', '"lamp"', 'HEAD')).toEqual([304, 0, '"lamp"'])
})

test('everything else is answered as it stands', async () => {
  expect(await ask('/page')).toEqual([200, page.length, '"lamp"'])
  expect(await ask('/page', '"old"')).toEqual([200, page.length, '"lamp"'])
  expect(await ask('/page', '"lamp"', 'POST')).toEqual([200, page.length, '"lamp"'])
  expect(await ask('/packed', '"old"')).toEqual([200, page.length, 'W/"lamp"'])
  expect(await ask('/plain', '*')).toEqual([200, page.length, null])
  expect(await ask('/missing', '"lamp"')).toEqual([404, 4, '"lamp"'])
})
