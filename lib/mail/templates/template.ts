import 'server-only'
import type { z } from 'zod'
import type { Written } from '../blocks'

type Given<Params, Secret> = { params: Params; secret: Secret; origin: string }

/**
 * One mail: what it must be told, whether it carries a secret (which is sealed in the database and wiped
 * when the mail has gone), and how it is written.
 */
export type Template<Schema extends z.ZodType = z.ZodType, Secret extends boolean = boolean> = {
  params: Schema
  hasSecret: Secret
  write: (given: Given<z.infer<Schema>, Secret extends true ? string : undefined>) => Written
}

/** Only for its types: ties `write` to the schema of its parameters. */
export function template<Schema extends z.ZodType, const Secret extends boolean>(
  definition: Template<Schema, Secret>,
): Template<Schema, Secret> {
  return definition
}
