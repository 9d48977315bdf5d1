// Control characters, line and paragraph separators, lone surrogates and the marks that turn text around.
const unprintable =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/u

/** Whether a line of text can stand on a label, in a mail or in a list without playing tricks there. */
export const isPrintable = (text: string) => !unprintable.test(text)
