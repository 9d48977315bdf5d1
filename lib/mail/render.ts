import 'server-only'
import { z } from 'zod'
import { renderHtml, renderText } from './layout'
import { templates } from './templates'
import type { Template } from './templates/template'

const names = Object.keys(templates) as [keyof typeof templates]
const nameForm = z.enum(names)

export type RenderedMail = { subject: string; html: string; text: string }

/**
 * Writes a mail from its row.
 * @throws if the row names no template of ours or its parameters do not fit it.
 */
export function renderMail(
  row: { template: string; params: unknown; secret: string | undefined },
  origin: string,
): RenderedMail {
  const template: Template = templates[nameForm.parse(row.template)]
  if (template.hasSecret !== (row.secret !== undefined)) throw new Error('a mail lacks its secret')
  const written = template.write({
    params: template.params.parse(row.params),
    secret: row.secret as never,
    origin,
  })
  return {
    subject: written.subject.replace(/\p{Cc}/gu, ' '),
    html: renderHtml(written, origin),
    text: renderText(written, origin),
  }
}
