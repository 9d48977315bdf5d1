import 'server-only'

/** One part of a mail, said once and written twice: as HTML and as plain text. */
export type Block =
  | { kind: 'text'; text: string }
  | { kind: 'small'; text: string }
  | { kind: 'code'; code: string }
  | { kind: 'button'; label: string; href: string }
  /** Set apart: the one thing to do if it was not the reader. */
  | { kind: 'notYou'; text: string; button?: { label: string; href: string } }
  | { kind: 'heading'; text: string }
  | { kind: 'address'; lines: string[] }
  | { kind: 'table'; rows: { label: string; detail?: string; amount: string; strong?: boolean }[] }

/** What a template makes: the subject, the line that inboxes show beside it, a title, and the parts. */
export type Written = { subject: string; preview: string; title: string; blocks: Block[] }
