import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { actions, pages, routes } from './access'

// The table is only worth something if every way in goes through a guard that reads it.

const files = (name: string) => walk('app').filter((file) => file.endsWith(`/${name}`))

function walk(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `${folder}/${file}`)
}

/** app/(shop)/products/[slug]/page.tsx is /products/[slug]. */
const addressOf = (file: string) =>
  `/${file
    .split('/')
    .slice(1, -1)
    .filter((part) => !part.startsWith('('))
    .join('/')}`

/** Routes that no shopper calls; each says in its own file why it needs no guard. */
const unguarded = [
  '/api/health',
  '/.well-known/passkey-endpoints',
  '/.well-known/change-password',
  '/.well-known/security.txt',
  '/.well-known/webauthn',
]

describe('pages', () => {
  test('each page has its line in the table, and each line its page', () => {
    expect(files('page.tsx').map(addressOf).sort()).toEqual(Object.keys(pages).sort())
  })

  test('a page of the private part, and every one that is not for guests, asks the guard', () => {
    for (const file of files('page.tsx')) {
      const address = addressOf(file)
      const guarded = new RegExp(`guard(?:Fresh)?Page\\(\\s*'${address.replace(/[[\].]/g, '\\$&')}'`).test(
        readFileSync(file, 'utf8'),
      )
      if (file.includes('(private)')) expect(guarded, file).toBe(true)
      else expect(pages[address as keyof typeof pages], file).toBe('guest')
    }
  })
})

describe('routes', () => {
  test('each method of each route goes through the guard under its own name', () => {
    const found = files('route.ts').flatMap((file) => {
      const text = readFileSync(file, 'utf8')
      const address = addressOf(file)
      const methods = [
        ...text.matchAll(/export (?:const|async function|function) (GET|POST|PUT|PATCH|DELETE|HEAD)\b/g),
      ]
      expect(methods.length, `${file} exports no method that this test can see`).toBeGreaterThan(0)
      for (const [, method] of methods) {
        if (unguarded.includes(address) || address === '/api/auth/[...nextauth]') continue
        expect(text.replace(/\s+/g, ''), file).toContain(`${method}=guardRoute('${method}${address}'`)
      }
      return methods.map(([, method]) => `${method} ${address}`)
    })
    expect(found.sort()).toEqual(Object.keys(routes).sort())
  })
})

describe('actions', () => {
  test("every export of a 'use server' file is made by the guard under its own name", () => {
    const found = walk('app')
      .concat(walk('components'), walk('lib'))
      .filter((file) => /^\s*['"]use server['"]/m.test(readFileSync(file, 'utf8')))
      .flatMap((file) => {
        const text = readFileSync(file, 'utf8')
        const exported = [...text.matchAll(/^export (?!type\b)(.*)$/gm)].map(([, rest]) => rest ?? '')
        return exported.map((rest) => {
          const name = /^const (\w+)\b/.exec(rest)?.[1]
          expect(name, `${file}: export ${rest}`).toBeDefined()
          expect(text, file).toMatch(new RegExp(`export const ${name} = guardAction\\(\\s*'${name}'`))
          return name
        })
      })
    expect(found.sort()).toEqual(Object.keys(actions).sort())
  })
})
