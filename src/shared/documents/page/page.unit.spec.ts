import { Script } from "node:vm"

import { invoiceFixture, PNG_LOGO, quoteFixture } from "../../../../integration-tests/fixtures/documents"
import { SERVER_TEXTS } from "../../i18n"
import { invoiceView } from "./invoice-view"
import { addressPageHtml, deliveryPageHtml, invoicePageHtml, optOutPageHtml, quotePageHtml } from "./page"
import { ADDRESS_SCRIPT, DELIVERY_SCRIPT, INVOICE_SCRIPT, OPT_OUT_SCRIPT, PAGE_SCRIPT } from "./script"
import { quoteView } from "./view"

describe.each([
  ["a quote", quotePageHtml, PAGE_SCRIPT, 30],
  ["an invoice", invoicePageHtml, INVOICE_SCRIPT, 20],
  ["an address", addressPageHtml, ADDRESS_SCRIPT, 20],
  ["a delivery", deliveryPageHtml, DELIVERY_SCRIPT, 15],
  ["the end of offers", optOutPageHtml, OPT_OUT_SCRIPT, 15],
] as const)("the buyer's page of %s", (_what, pageHtml, script, texts) => {
  const html = pageHtml({ nonce: "n0nce", locale: "pt-BR" })

  it("brings every text that its script asks for, in each language", () => {
    const [, json] = /id="texts"[^>]*>([^<]*)</.exec(html) ?? []
    const asked = [
      ...script.matchAll(/t\("([a-z_.]+)"\)|"((?:invoice_|address_|delivery_|opt_out_)?page\.[a-z_.]+)"/g),
    ].map(([, called, named]) => called ?? named)
    for (const [locale, brought] of Object.entries(JSON.parse(json) as Record<string, Record<string, string>>)) {
      expect(Object.keys(SERVER_TEXTS)).toContain(locale)
      expect(Object.keys(brought).sort()).toEqual([...new Set(asked)].sort())
    }
    expect(asked.length).toBeGreaterThan(texts)
  })

  it("has a script that can be read and writes no HTML", () => {
    expect(() => new Script(script)).not.toThrow()
    expect(script).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|new Function|<\/script/)
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

describe("what the page of an invoice shows", () => {
  const parts = [
    { due_date: "2026-12-03", amount: "20.00", open: "0.00" },
    { due_date: "2027-01-03", amount: "8.00", open: "8.00" },
    { due_date: "2027-02-03", amount: "5.03", open: "5.03" },
  ]
  const split = invoiceFixture({
    currency_code: "eur",
    instalments: parts,
    outstanding: "13.03",
    payment_instructions: { iban: "DE89370400440532013000", account_holder: "Northwind GmbH", text: "Thank you" },
  })

  it("is each part with its day, what is late, and a code over the next one", () => {
    const view = invoiceView(split, [], "2027-01-04")
    expect(view.instalments).toEqual([
      { label: "December 3, 2026, paid", amount: "€20.00" },
      { label: "Overdue since January 3, 2027", amount: "€8.00" },
      { label: "Due on February 3, 2027", amount: "€5.03" },
    ])
    expect([view.amount, view.due, view.late]).toEqual(["€13.03", "Overdue since January 3, 2027", true])
    expect(invoiceView(split, [], "2027-01-03").late).toBe(false)
    expect(view.codes).toMatchObject([{ kind: "epc", caption: "Scan with your banking app to pay €8.00" }])
    expect(view.codes[0].picture).toMatch(/^data:image\/svg\+xml;base64,/)
  })

  it("is a button over what can be paid here, with what it leaves out, in the buyer's language", () => {
    const shown = (payment: Parameters<typeof invoiceView>[3], locale: "en" | "pt-BR" = "en") => {
      const { pay, paying } = invoiceView({ ...split, locale }, [], "2027-01-04", payment)
      return [pay, paying]
    }
    expect(shown(null)).toEqual(["", ""])
    expect(shown({ amount: "13.03", discount: null, begun: false })).toEqual(["Pay €13.03 now", ""])
    expect(shown({ amount: "12.77", discount: "0.26", begun: false })).toEqual([
      "Pay €12.77 now",
      "€0.26 for paying early is taken off.",
    ])
    const [pay, paying] = shown({ amount: "10.00", discount: null, begun: true }, "pt-BR")
    expect([pay, paying].map((text) => text.replaceAll("\u00a0", " "))).toEqual([
      "Pagar € 10,00 agora",
      expect.stringMatching(/^O valor contestado, € 3,03, ficou de fora\. Se você já pagou/),
    ])
  })

  it("asks nothing once it is paid, credited or void", () => {
    const credit = { number: "CN-2026-0001", issue_date: "2026-12-05", total: "33.03" }
    const shown = [
      invoiceView({ ...split, outstanding: "0.00" }, [], "2027-01-04"),
      invoiceView({ ...split, outstanding: "0.00" }, [credit], "2027-01-04"),
      invoiceView({ ...split, status: "voided", outstanding: null }, [], "2027-01-04"),
    ]
    expect(
      shown.map(({ banner, codes, accounts, late, due }) => [banner?.heading, codes, accounts, late, due])
    ).toEqual([
      ["This invoice is paid", [], [], false, ""],
      ["This invoice was taken back", [], [], false, ""],
      ["This invoice is void", [], [], false, ""],
    ])
    expect(shown[1].credits).toEqual(["Credit note CN-2026-0001 of December 5, 2026: €33.03"])
  })
})
