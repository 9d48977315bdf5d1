/** What a command says, and whether it did what was asked. */
export type Told = { ok: boolean; text: string }

export const done = (text: string): Told => ({ ok: true, text })
export const refused = (text: string): Told => ({ ok: false, text })
