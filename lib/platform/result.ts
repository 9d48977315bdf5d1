/** What a rule of the shop answers: a value, or a named error that the page puts into words. */
export type Result<Data = undefined, Problem extends string = string> =
  | { ok: true; data: Data }
  | { ok: false; error: Problem; fields?: Record<string, string> }

export function ok(): Result<undefined, never>
export function ok<Data>(data: Data): Result<Data, never>
export function ok<Data>(data?: Data): Result<Data | undefined, never> {
  return { ok: true, data }
}

export function fail<const Problem extends string>(
  error: Problem,
  fields?: Record<string, string>,
): { ok: false; error: Problem; fields?: Record<string, string> } {
  return fields ? { ok: false, error, fields } : { ok: false, error }
}
