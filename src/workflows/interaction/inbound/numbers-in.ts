/** Words that may be the number of a document: a digit, and a sign that parts a series from it. */
const NUMBER = /[\p{L}\d]{1,12}(?:[-/._][\p{L}\d]{1,12}){1,4}/gu
const MOST = 50
/** Characters of a mail that are looked through. */
const LOOKED_AT = 20_000

/** What in a mail may be the number of a quote, an invoice or a credit note, as it is written there. */
export function numbersIn(...texts: (string | null)[]): string[] {
  const words = texts.flatMap((text) => [...(text ?? "").slice(0, LOOKED_AT).matchAll(NUMBER)].map(([word]) => word))
  return [...new Set(words.filter((word) => /\d/.test(word)))].slice(0, MOST)
}

const ORDER_NUMBER = /#[\p{L}\d][\p{L}\d/._-]{0,29}/gu

/** What in a mail may be the number of a host order, such as "#12". */
export function orderNumbersIn(...texts: (string | null)[]): string[] {
  const words = texts.flatMap((text) => [...(text ?? "").slice(0, LOOKED_AT).matchAll(ORDER_NUMBER)].map(([word]) => word))
  return [...new Set(words.map((word) => word.replace(/[/._-]+$/, "")))].slice(0, MOST)
}

const FORWARDED = /^[\s>*]*(?:From|De|Von)\s*:.*?([^\s<>"'()[\]:;,]{1,64}@[^\s<>"'()[\]:;,]{1,190})/im

/** The sender of the message that somebody passed on, where a mail quotes one. */
export const forwardedFrom = (text: string | null): string | null =>
  FORWARDED.exec((text ?? "").slice(0, LOOKED_AT))?.[1].toLowerCase() ?? null
