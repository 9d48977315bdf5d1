import { describe, expect, it } from 'vitest'
import { decodeForm } from './form'

const decode = (text: string) => JSON.parse(JSON.stringify(decodeForm(text)))

describe('form decoding', () => {
  it('reads what the official SDK writes', () => {
    expect(
      decode('amount=100&metadata[a]=b%20[x]&metadata[%C3%A9]=%C3%BC&types[0]=card&email=a%2Bb%40c.de'),
    ).toEqual({ amount: '100', metadata: { a: 'b [x]', é: 'ü' }, types: { 0: 'card' }, email: 'a+b@c.de' })
  })

  it('reads escaped brackets, empty brackets and plus signs', () => {
    expect(decode('a%5Bb%5D=1+2&list[]=x&list[]=y')).toEqual({ a: { b: '1 2' }, list: { 0: 'x', 1: 'y' } })
  })

  it('lets the last of two equal fields win', () => {
    expect(decode('a=1&a=2')).toEqual({ a: '2' })
  })

  it('takes any key as a plain key', () => {
    const form = decodeForm('__proto__[admin]=1&constructor[prototype][x]=2&toString=3')
    expect(form && Object.keys(form)).toEqual(['__proto__', 'constructor', 'toString'])
    expect(({} as { admin?: string }).admin).toBeUndefined()
  })

  it('keeps odd bracket writing as one key', () => {
    expect(decode('a[=1&]b=2&[c]=3&a[b]c=4')).toEqual({ 'a[': '1', ']b': '2', '[c]': '3', 'a[b]c': '4' })
  })

  it.each(['a=1&a[b]=2', 'a[b]=1&a=2', 'a[b]=1&a[b][c]=2', `a${'[x]'.repeat(9)}=1`, 'a=1&'.repeat(1_500)])(
    'refuses a form that contradicts itself or is too big: %#',
    (text) => expect(decodeForm(text)).toBeUndefined(),
  )

  it('never throws on bad escapes', () => {
    expect(decode('a=%E0%A4%A&b=%&c=%FF')).toHaveProperty('b', '%')
  })
})
