import { PAYLOADS } from "../../../integration-tests/fixtures/payloads"
import { Block, inlineOf, markdownOf } from "./markdown"

const hrefs = (blocks: Block[]): string[] => {
  const found: string[] = []
  JSON.stringify(blocks, (key, value: unknown) => {
    if (key === "href") {
      found.push(String(value))
    }
    return value
  })
  return found
}

describe("Markdown of notes", () => {
  it("knows emphasis, code and links in a line", () => {
    expect(inlineOf("**Bo** wants *white*, `M8`, see [page](https://a.test/x) or https://b.test")).toEqual([
      { kind: "strong", text: "Bo" },
      { kind: "text", text: " wants " },
      { kind: "em", text: "white" },
      { kind: "text", text: ", " },
      { kind: "code", text: "M8" },
      { kind: "text", text: ", see " },
      { kind: "link", text: "page", href: "https://a.test/x" },
      { kind: "text", text: " or " },
      { kind: "link", text: "https://b.test", href: "https://b.test" },
    ])
  })

  it("knows headings, paragraphs, lists, quotations and code", () => {
    const text = "# Call\nfirst\nsecond\n\n- a\n- b\n1. one\n> said\n> more\n```\n<b>\n```\nend"
    expect(markdownOf(text).map((block) => block.kind)).toEqual([
      "heading",
      "paragraph",
      "list",
      "list",
      "quote",
      "code",
      "paragraph",
    ])
    expect(markdownOf("- only")).toEqual([{ kind: "list", ordered: false, items: [[{ kind: "text", text: "only" }]] }])
    expect(markdownOf("")).toEqual([])
  })

  it("keeps HTML as the text that it is, and an unsafe link too", () => {
    expect(markdownOf("<img src=x onerror=alert(1)>")).toEqual([
      { kind: "paragraph", lines: [[{ kind: "text", text: "<img src=x onerror=alert(1)>" }]] },
    ])
    expect(inlineOf("[x](javascript:alert)")).toEqual([{ kind: "text", text: "[x](javascript:alert)" }])
  })

  it("gives no payload a link that runs", () => {
    for (const payload of PAYLOADS.flatMap((text) => [text, `[x](${text})`, `**${text}**`, `- ${text}`])) {
      expect(hrefs(markdownOf(payload)).filter((href) => !/^(https?:\/\/|mailto:)/i.test(href))).toEqual([])
    }
  })

  it("finds the last link of a line full of brackets, each of which begins none", () => {
    const line = `${"[".repeat(50_000)}x](https://a.test)`
    expect(inlineOf(line)).toEqual([
      { kind: "text", text: "[".repeat(49_999) },
      { kind: "link", text: "x", href: "https://a.test" },
    ])
  })
})
