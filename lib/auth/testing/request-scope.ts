import { workAsyncStorage } from 'next/dist/server/app-render/work-async-storage.external'
import { workUnitAsyncStorage } from 'next/dist/server/app-render/work-unit-async-storage.external'
import { RequestCookies } from 'next/dist/server/web/spec-extension/cookies'

/**
 * Runs code as within a request with these cookies, as far as `cookies()` and `headers()` are concerned:
 * next-auth calls them itself, so that no mock of ours can come in between.
 */
export function withinRequest<Data>(
  cookies: Record<string, string>,
  run: () => Promise<Data>,
): Promise<Data> {
  const cookie = Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ')
  const headers = new Headers({ cookie, host: 'another.example' })
  const unit = { type: 'request', phase: 'render', headers, cookies: new RequestCookies(headers) }
  return workAsyncStorage.run({ route: '/' } as never, () => workUnitAsyncStorage.run(unit as never, run))
}
