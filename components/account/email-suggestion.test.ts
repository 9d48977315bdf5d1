import { expect, test } from 'vitest'
import { suggestEmail } from './email-suggestion'

test.each([
  ['anna@gmial.com', 'anna@gmail.com'],
  ['anna@gmai.com', 'anna@gmail.com'],
  ['anna@gmail.con', 'anna@gmail.com'],
  ['anna@gmail.co', 'anna@gmail.com'],
  ['anna@gmaill.com', 'anna@gmail.com'],
  ['anna@gnail.com', 'anna@gmail.com'],
  ['Anna.Berg@GMIAL.com', 'Anna.Berg@gmail.com'],
  ['anna@hotmial.com', 'anna@hotmail.com'],
  ['anna@hotmil.com', 'anna@hotmail.com'],
  ['anna@hotnail.con', 'anna@hotmail.com'],
  ['anna@outlok.com', 'anna@outlook.com'],
  ['anna@outllok.com', 'anna@outlook.com'],
  ['anna@yaho.com', 'anna@yahoo.com'],
  ['anna@yahooo.com', 'anna@yahoo.com'],
  ['anna@iclod.com', 'anna@icloud.com'],
  ['anna@icluod.com', 'anna@icloud.com'],
  ['anna@protonmial.com', 'anna@protonmail.com'],
  ['anna@wbe.de', 'anna@web.de'],
  ['"a@b"@gmial.com', '"a@b"@gmail.com'],
])('%s was probably %s', (typed, meant) => {
  expect(suggestEmail(typed)).toBe(meant)
})

test.each([
  'anna@gmail.com',
  'anna@googlemail.com',
  'anna@ymail.com',
  'anna@mail.com',
  'anna@gmx.net',
  'anna@gmx.at',
  'anna@outlook.ie',
  'anna@live.ie',
  'anna@hotmail.cz',
  'anna@yahoo.co.in',
  'anna@yahoo.com.br',
  'anna@outlook.pt',
  'anna@orange.es',
  'anna@example.com',
  'anna@shoppers.example',
  'anna@web.dev',
  'anna@free.fm',
  'anna@gm',
  'anna@',
  '@gmial.com',
  'anna',
  '',
])('%s is left alone', (typed) => {
  expect(suggestEmail(typed)).toBeNull()
})
