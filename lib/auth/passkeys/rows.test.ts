import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { authenticationRows } from './testing/authentication-rows'
import { authenticationStories } from './testing/authentication-stories'
import { elsewhereRows } from './testing/elsewhere-rows'
import { registrationRows } from './testing/registration-rows'
import { registrationStories } from './testing/registration-stories'
import { rowIds } from './testing/rows'
import { stepUpStories } from './testing/step-up-stories'

const tested = [
  ...registrationRows,
  ...registrationStories,
  ...authenticationRows,
  ...authenticationStories,
  ...stepUpStories,
]
const all = [...tested, ...elsewhereRows]
const ids = [...new Set(all.map(({ id }) => id))]
const otherwise = [...new Set(tested.filter(({ decided }) => decided).map(({ id }) => id))].sort()

it(`all ${ids.length} bad ceremonies are tested, in ${all.length} rows; ${otherwise.length} are decided otherwise: ${otherwise.join(' ')}`, () => {
  expect(rowIds).toHaveLength(100)
  expect(ids.sort()).toEqual([...rowIds].sort())
})

for (const { id, what, in: file } of elsewhereRows) {
  it(`${id} ${what}: tested in ${file}`, () => {
    expect(readFileSync(file, 'utf8')).toMatch(new RegExp(`\\btest\\(\\s*['"\`]${id}\\b`))
  })
}
