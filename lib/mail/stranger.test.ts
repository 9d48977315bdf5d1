import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type TemplateName, templates } from './templates'

// No mail carries text that a stranger typed: what a template may be told is a number, a word of the shop's own, or
// it stands here with the reason.

const evil = [
  'Your account is locked. Call +1 555 0100',
  'https://evil.example',
  'evil.example/login',
  'Click here!',
  'one\ntwo',
  '<b>bold</b>',
  'a'.repeat(61),
  '‮gnp.exe',
]

/** From the catalogue or the tax table, which the shop writes, or for the owner of a proven address alone (close-order.ts). */
const free: Partial<Record<TemplateName, string[]>> = {
  'order-confirmation': ['lines.name', 'lines.variant', 'taxes.name', 'address'],
}

type Field = { path: string; refuses: (text: string) => boolean }

/** Every text in a template's parameters, by its path. */
function textsOf(schema: z.ZodType, path = ''): Field[] {
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([name, inner]) =>
      textsOf(inner as z.ZodType, path ? `${path}.${name}` : name),
    )
  if (schema instanceof z.ZodArray) return textsOf(schema.element as z.ZodType, path)
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return textsOf(schema.unwrap() as z.ZodType, path)
  if (schema instanceof z.ZodNumber || schema instanceof z.ZodBoolean || schema instanceof z.ZodLiteral)
    return []
  return [{ path, refuses: (text) => !schema.safeParse(text).success }]
}

describe.each(Object.entries(templates))('the mail %s', (name, { params }) => {
  it('takes no text that a stranger could write', () => {
    const allowed = free[name as TemplateName] ?? []
    for (const { path, refuses } of textsOf(params as z.ZodType)) {
      if (allowed.includes(path)) continue
      for (const text of evil) expect(refuses(text), `${path}: ${text}`).toBe(true)
    }
  })
})

it('finds the texts', () => {
  expect(textsOf(templates['order-confirmation'].params as z.ZodType).map(({ path }) => path)).toContain(
    'lines.name',
  )
  expect(textsOf(templates['passkey-created'].params as z.ZodType)).toHaveLength(2)
})
