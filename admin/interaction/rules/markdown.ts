/** A piece of a line: words with how they are set, or a link to an address that is safe to follow. */
export type Inline =
  | { kind: "text"; text: string }
  | { kind: "strong" | "em" | "code"; text: string }
  | { kind: "link"; text: string; href: string }

export type Block =
  | { kind: "paragraph" | "quote"; lines: Inline[][] }
  | { kind: "list"; ordered: boolean; items: Inline[][] }
  | { kind: "heading"; content: Inline[] }
  | { kind: "code"; text: string }

const SAFE = /^(https?:\/\/|mailto:)[^\s]+$/i

// No part of a pattern may match what another part of it gives up, so that no text takes long.
const INLINE =
  /`([^`\n]+)`|\*\*([^*\n]+)\*\*|__([^_\n]+)__|\*([^*\n]+)\*|\b_([^_\n]+)_\b|\[([^[\]\n]+)\]\(([^()\s]+)\)|(https?:\/\/[^\s<>()"']+)/g

/** What a line of Markdown says. Everything that is not set in a known way is plain text, HTML too. */
export function inlineOf(line: string): Inline[] {
  const parts: Inline[] = []
  let end = 0
  const text = (to: number): void => {
    if (to > end) {
      parts.push({ kind: "text", text: line.slice(end, to) })
    }
  }
  for (const match of line.matchAll(INLINE)) {
    const [all, code, strong, strong2, em, em2, label, address, bare] = match
    const link = bare ?? address
    if (link && !SAFE.test(link)) {
      continue
    }
    text(match.index)
    end = match.index + all.length
    if (code) {
      parts.push({ kind: "code", text: code })
    } else if (strong ?? strong2) {
      parts.push({ kind: "strong", text: strong ?? strong2 })
    } else if (em ?? em2) {
      parts.push({ kind: "em", text: em ?? em2 })
    } else {
      parts.push({ kind: "link", text: label ?? link, href: link })
    }
  }
  text(line.length)
  return parts
}

const BULLET = /^\s{0,3}[-*+] (.*)$/
const NUMBER = /^\s{0,3}\d{1,4}[.)] (.*)$/
const HEADING = /^#{1,6} (.*)$/
const QUOTE = /^> ?(.*)$/

/** Markdown as blocks that a screen draws by itself: headings, paragraphs, lists, quotations, code. Nothing in it is HTML. */
export function markdownOf(text: string): Block[] {
  const blocks: Block[] = []
  const lines = text.replace(/\r\n?/g, "\n").split("\n")
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]
    const taken = (pattern: RegExp): string[] => {
      const found: string[] = []
      for (let match = pattern.exec(lines[index]); match; match = pattern.exec(lines[++index] ?? "")) {
        found.push(match[1])
        if (index + 1 >= lines.length) {
          index++
          break
        }
      }
      index--
      return found
    }
    if (!line.trim()) {
      continue
    }
    if (line.startsWith("```")) {
      const from = ++index
      while (index < lines.length && !lines[index].startsWith("```")) {
        index++
      }
      blocks.push({ kind: "code", text: lines.slice(from, index).join("\n") })
    } else if (HEADING.test(line)) {
      blocks.push({ kind: "heading", content: inlineOf(HEADING.exec(line)![1]) })
    } else if (BULLET.test(line)) {
      blocks.push({ kind: "list", ordered: false, items: taken(BULLET).map(inlineOf) })
    } else if (NUMBER.test(line)) {
      blocks.push({ kind: "list", ordered: true, items: taken(NUMBER).map(inlineOf) })
    } else if (QUOTE.test(line)) {
      blocks.push({ kind: "quote", lines: taken(QUOTE).map(inlineOf) })
    } else {
      const from = index
      while (index + 1 < lines.length && isPlain(lines[index + 1])) {
        index++
      }
      blocks.push({ kind: "paragraph", lines: lines.slice(from, index + 1).map(inlineOf) })
    }
  }
  return blocks
}

const isPlain = (line: string): boolean =>
  Boolean(line.trim()) &&
  !line.startsWith("```") &&
  ![HEADING, BULLET, NUMBER, QUOTE].some((pattern) => pattern.test(line))
