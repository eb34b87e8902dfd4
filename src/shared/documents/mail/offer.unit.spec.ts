import { offerMail } from "./offer"

const doc = {
  locale: "en" as const,
  seller: { company_name: "Northwind" },
  buyer: { name: "Ann Lee", company_name: null, email: "ann@acme.test" },
  billing_address: null,
}
const LINK = "https://shop.test/crm/opt-out#abc"

describe("an offer", () => {
  it("names what was bought last, and brings the link that ends offers", () => {
    const { subject, text, html } = offerMail(doc, { kind: "win_back", products: ["Desk <b>", "Chair"] }, LINK)
    expect(subject).toBe("It has been a while: can Northwind help?")
    expect(text).toContain("Your last order was:\n\n- Desk <b>\n- Chair")
    expect(text).toContain(`I want no more offers from Northwind:\n${LINK}`)
    expect(html).toContain(`<a href="${LINK}"`)
    expect(html).not.toContain("Desk <b>")
  })

  it("says when cover ends, in the reader's language", () => {
    const reason = { kind: "warranty_expiring" as const, title: "Desk", ends_date: "2026-12-31" }
    const { text } = offerMail({ ...doc, locale: "pt-BR" }, reason, LINK)
    expect(text).toContain("A cobertura de Desk termina em 31 de dezembro de 2026.")
  })

  it("has no list where nothing is known of the last order", () => {
    const { text } = offerMail(doc, { kind: "reorder_due", products: [] }, LINK, { message: "Hello!" })
    expect(text).toContain("Hello Ann Lee,\n\nHello!\n\nYou usually order around this time.\n\nPlease answer")
  })

  it("takes no link but to the web", () => {
    expect(() => offerMail(doc, { kind: "win_back", products: [] }, "javascript:alert(1)")).toThrow(
      "A mail's link must be an http or https address"
    )
  })
})
