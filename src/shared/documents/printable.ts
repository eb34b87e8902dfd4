/** Control characters but line feed, and what reorders or hides text: bidirectional marks and overrides, zero-width characters, tags. */
const INVISIBLE =
  // eslint-disable-next-line no-control-regex, no-misleading-character-class -- such characters are what it looks for
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu

/** Stands for a character that the font lacks. */
export const REPLACEMENT = "\ufffd"

/** One line break, no control characters, nothing that turns or hides the text around it. */
export const visibleText = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/\t/g, " ")
    .replace(INVISIBLE, "")
    .replace(/\p{Surrogate}/gu, REPLACEMENT)

/** The text on one line. */
export const oneLine = (text: string): string => visibleText(text).replace(/\s+/g, " ").trim()

/** A place where a line may end, of no width. */
const BREAK = "\u200b"

/** Longer runs than any word, name or address: pdfmake 0.3 measures what is left of one again for each of its lines. */
const LONG_RUN = /[^ \n]{301,}/g

/**
 * The text as a font can print it: composed, and with a replacement for each character that has no glyph. Where it never pauses
 * for breath, places are given at which a line may end.
 */
export function printable(text: string, hasGlyph: (codePoint: number) => boolean): string {
  const composed = visibleText(text)
    .normalize("NFC")
    .replace(/[\u2000-\u200a\u202f\u205f\u3000]/g, "\u00a0")
  return [...composed]
    .map((character) => (character === "\n" || hasGlyph(character.codePointAt(0)!) ? character : REPLACEMENT))
    .join("")
    .replace(LONG_RUN, (run) => run.replace(/.{8}/gu, `$&${BREAK}`))
}

/** The same value with `change` applied to every text in it, however deep. */
export function mapTexts<Value>(value: Value, change: (text: string) => string): Value {
  if (typeof value === "string") {
    return change(value) as Value
  }
  if (Array.isArray(value)) {
    return value.map((part) => mapTexts(part, change)) as Value
  }
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, mapTexts(part, change)])) as Value
  }
  return value
}
