import type { ElsewhereRow } from './rows'

const overHttp = 'e2e/attacks/passkeys.spec.ts'

/** What needs a server or a browser; tested by this id in the name of a test there. */
export const elsewhereRows: ElsewhereRow[] = [
  { id: 'R01', what: 'a body that is no JSON', in: overHttp },
  { id: 'R49', what: 'a body of 2 MB', in: overHttp },
  { id: 'A47', what: 'another method, another kind of body, no Origin', in: overHttp },
  { id: 'A48', what: 'a frame on another site', in: overHttp },
]
