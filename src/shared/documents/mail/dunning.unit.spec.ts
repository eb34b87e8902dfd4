import { invoiceFixture } from "../../../../integration-tests/fixtures/documents"
import { pdfLines } from "../../../../integration-tests/support/pdf-text"
import { renderDunningLetterPdf } from "../pdf/dunning-letter"
import type { DunningDocument } from "../types"
import { dunningMail } from "./dunning"

const LINK = "https://shop.test/crm/invoices#abc"

const notice = (change: Partial<DunningDocument> = {}): DunningDocument => ({
  ...invoiceFixture(),
  number: null,
  items: [],
  tone: "friendly",
  date: "2026-11-26",
  invoices: [
    { number: "INV-1", due_date: "2026-11-06", days_late: 20, outstanding: "33.03", disputed: "3.03", asked: "30.00", link: LINK },
    { number: "INV-2", due_date: "2026-11-25", days_late: 1, outstanding: "0.10", disputed: "0", asked: "0.10" },
  ],
  ...change,
})

describe("a reminder", () => {
  it("lists each invoice with its due day, how late it is and its page, and what they come to", () => {
    const { subject, text, html } = dunningMail(notice())
    expect(subject).toBe("Payment reminder from Northwind")
    expect(text).toContain("Hello Ann Lee,\n\nPerhaps it slipped your attention: $30.10 is overdue with us.")
    expect(text).toContain(
      `- INV-1: $30.00, due November 6, 2026, 20 days late · $3.03 in dispute, not asked for here\n  ${LINK}\n- INV-2: $0.10, due November 25, 2026, one day late\nTotal: $30.10`
    )
    expect(html).toContain(`<a href="${LINK}"`)
  })

  it.each([
    [{ tone: "firm" }, "Second reminder: $30.10 overdue to Northwind"],
    [{ tone: "final" }, "Last reminder: $30.10 overdue to Northwind"],
    [{ tone: "final", locale: "pt-BR", currency_code: "brl" }, "Último aviso: R$ 30,10 em atraso com Northwind"],
    [{ words: { subject: "{{customer}}: {{total}} to {{ company }}, {{iban}}" } }, "Acme Ltd: $30.10 to Northwind, {{iban}}"],
    [{ invoices: [{ ...notice().invoices[0], days_late: -3 }] }, "Due soon: $30.00 to Northwind"],
  ] as [Partial<DunningDocument>, string][])("with %j is called so", (change, subject) => {
    expect(dunningMail(notice(change)).subject).toBe(subject)
  })

  it("escapes a level's own words", () => {
    const { html } = dunningMail(notice({ words: { text: "<b>Pay</b> {{total}}" } }))
    expect(html).toContain("&lt;b&gt;Pay&lt;/b&gt; $30.10")
  })

  it("is the same letter from the same notice", async () => {
    const [first, again] = [await renderDunningLetterPdf(notice()), await renderDunningLetterPdf(notice())]
    expect(again.equals(first)).toBe(true)
    const said = pdfLines(first).join("\n")
    expect(said).toContain("$30.10")
    expect(said).not.toContain("Draft")
  })
})
