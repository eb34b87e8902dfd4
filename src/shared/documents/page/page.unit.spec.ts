import { Script } from "node:vm"

import { PNG_LOGO, quoteFixture } from "../../../../integration-tests/fixtures/documents"
import { SERVER_TEXTS } from "../../i18n"
import { quotePageHtml } from "./page"
import { PAGE_SCRIPT } from "./script"
import { quoteView } from "./view"

describe("the buyer's page", () => {
  const html = quotePageHtml({ nonce: "n0nce", locale: "pt-BR" })

  it("brings every text that its script asks for, in each language", () => {
    const [, json] = /id="texts"[^>]*>([^<]*)</.exec(html) ?? []
    const asked = [...PAGE_SCRIPT.matchAll(/"(page\.[a-z_.]+)"/g)].map(([, key]) => key)
    for (const [locale, texts] of Object.entries(JSON.parse(json) as Record<string, Record<string, string>>)) {
      expect(Object.keys(SERVER_TEXTS)).toContain(locale)
      expect(Object.keys(texts).sort()).toEqual([...new Set(asked)].sort())
    }
    expect(asked.length).toBeGreaterThan(30)
  })

  it("has a script that can be read and writes no HTML", () => {
    expect(() => new Script(PAGE_SCRIPT)).not.toThrow()
    expect(PAGE_SCRIPT).not.toMatch(
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|new Function|<\/script/
    )
  })

  it("allows nothing from afar and no code in attributes", () => {
    expect(html).not.toMatch(/https?:\/\/|\son[a-z]+="|style="/)
    expect(html.match(/nonce="n0nce"/g)).toHaveLength(3)
  })
})

describe("what the page shows", () => {
  it("speaks to a business and to a consumer in their own words", () => {
    const buyer = { name: "Joe", customer_kind: "consumer" as const }
    expect(quoteView(quoteFixture(), { status: "sent" }, "UTC").accept).toBe("Accept quote for $33.03")
    expect(quoteView(quoteFixture({ buyer }), { status: "sent" }, "UTC").accept).toBe(
      "Order with obligation to pay $33.03"
    )
  })

  it("dates an acceptance by the store's day", () => {
    const decision = {
      status: "accepted" as const,
      name: "Ann",
      decided_at: "2026-11-05T23:30:00Z",
      order_display_id: 7,
    }
    expect(quoteView(quoteFixture(), decision, "Asia/Tokyo").decision).toEqual([
      "Accepted by Ann on November 6, 2026.",
      "Your order number is 7.",
    ])
    expect(quoteView(quoteFixture(), { ...decision, order_display_id: null }, "UTC").decision[1]).toMatch(
      /^Your order is being prepared/
    )
  })

  it("takes a logo by its bytes only", () => {
    const withLogo = (logo: string) =>
      quoteView(quoteFixture({ seller: { company_name: "N", logo } }), { status: "sent" }, "UTC").logo
    expect(withLogo(PNG_LOGO)).toBe(PNG_LOGO)
    expect(withLogo("https://evil.test/x.png")).toBeNull()
    expect(withLogo("data:image/svg+xml;base64,PHN2Zy8+")).toBeNull()
  })

  it("drops control and direction characters", () => {
    const view = quoteView(
      quoteFixture({ title: "a\u202eb\u0000c\nd", terms: "x\r\ny\u2028z" }),
      { status: "sent" },
      "UTC"
    )
    expect([view.title, view.terms]).toEqual(["abc d", "x\ny\nz"])
  })
})
