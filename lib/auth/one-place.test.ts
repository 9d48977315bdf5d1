import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

// What may happen in one place of the code only.

const root = fileURLToPath(new URL('../..', import.meta.url))
const files = ['app', 'components', 'lib', 'scripts'].flatMap((folder) =>
  readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !/\.test\.tsx?$|(^|\/)testing\//.test(path))
    .map((path) => `${folder}/${path}`),
)
const holding = (form: RegExp) =>
  files.filter((path) => form.test(readFileSync(`${root}/${path}`, 'utf8'))).sort()

it.each([
  [
    'opens sessions',
    /INSERT INTO "?session\b(?!_)"?|\bsession\.(create|upsert)|\bopen_session\(/,
    // And the bench, which fills a database with a million.
    ['lib/auth/sessions.ts', 'scripts/bench/sessions.ts'],
  ],
  [
    'verifies a ceremony',
    /\bverify(Registration|Authentication)Response\(/,
    // And the bench, which measures what it costs.
    ['lib/auth/passkeys/ceremony-checks.ts', 'scripts/bench/sign-ins.ts'],
  ],
  ['knows next-auth', /from 'next-auth/, ['lib/auth/next-auth.ts']],
  [
    'loads the WebAuthn code of browsers',
    /@simplewebauthn\/browser/,
    [
      'components/account/add-passkey.ts',
      'components/account/passkey-ceremony.ts',
      'components/account/save-details.ts',
      'components/account/signals.ts',
      'components/step-up/confirmation.ts',
    ],
  ],
])('one file %s', (_what, form, expected) => {
  expect(holding(form)).toEqual(expected)
})
