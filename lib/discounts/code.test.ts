import { expect, it } from 'vitest'
import { readCode } from './code'

it('reads a code in any case, with blanks around it', () => {
  for (const typed of ['WELCOME10', 'welcome10', ' Welcome10 ', '\u00a0welcome10\n'])
    expect(readCode(typed)).toBe('WELCOME10')
  expect(readCode('spring-26')).toBe('SPRING-26')
})

it.each([
  ['nothing', ''],
  ['blanks', '   '],
  ['10,000 characters', 'A'.repeat(10_000)],
  ['one character too many', 'A'.repeat(33)],
  ['a Cyrillic С', 'WEL\u0421OME10'],
  ['a Greek Ο', 'WELC\u039fME10'],
  ['full-width letters', '\uff37\uff25\uff2c\uff23\uff2f\uff2d\uff25'],
  ['a dotless ı, whose capital is an I', 'w\u0131nter'],
  ['a long ſ, whose capital is an S', '\u017fpring'],
  ['a sharp ß, whose capitals are SS', 'stra\u00dfe'],
  ['a zero-width joiner', 'WELCOME\u200d10'],
  ['a null', 'WELCOME\u000010'],
  ['a quote', "WELCOME'10"],
  ['a wildcard', 'WELCOME%'],
  ['a dash at its end', 'WELCOME-'],
])('%s is no code', (_, typed) => {
  expect(readCode(typed)).toBeNull()
})
