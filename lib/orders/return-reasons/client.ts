/** Why somebody sends something back: the shop's words, so that nothing typed reaches a mail or a terminal. */
export const returnReasons = [
  'changed-mind',
  'damaged',
  'wrong-thing',
  'not-as-described',
  'too-late',
  'other',
] as const
export type ReturnReason = (typeof returnReasons)[number]
