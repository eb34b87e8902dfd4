import { statementFixture } from "../../../../integration-tests/fixtures/documents"
import { pdfLines, readPdf } from "../../../../integration-tests/support/pdf-text"
import { renderStatementPdf, statementMail } from "../index"

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ ...statementFixture().movements[0], number: `INV-${index + 1}` }))

describe("a statement", () => {
  it("says on paper what was owed, what moved it, what is owed, and how old that is", async () => {
    const { pages, info } = readPdf(await renderStatementPdf(statementFixture()))
    expect(pages).toEqual([
      [
        "Northwind",
        "Statement",
        "November 1, 2026 – November 30, 2026",
        "FROM | TO",
        "Date | December 1, 2026",
        "Northwind Trading Ltd | Acme Ltd",
        "Currency | USD",
        "1 Harbour Road | Ann Lee",
        "Balance | $13.03",
        "BS1 4AA Bristol | 1 Main St",
        "United Kingdom | 73301 Austin, TX | Of it overdue | $20.00",
        "Tax ID GB123456789 | United States",
        "sales@northwind.test | Tax ID US-77",
        "ann@acme.test",
        "Date | Document | Charged | Credited | Balance",
        "Nov 1, 2026 | Opening balance | $100.00",
        "Nov 3, 2026 | Invoice INV-2026-0002 | $33.03 | $133.03",
        "due December 3, 2026 · PO-78",
        "Nov 10, 2026 | Payment R-2026-0001 | $130.00 | $3.03",
        "thanks",
        "Nov 12, 2026 | Paid for another account INV-2026-0003 | $10.00 | $13.03",
        "Bolt Ltd",
        "Nov 30, 2026 | Closing balance | $13.03",
        "OPEN ON NOVEMBER 30, 2026",
        "Document | Issued | Due | Days late | Outstanding",
        "INV-2026-0001 | Sep 20, 2026 | Oct 20, 2026 | 41 | $20.00",
        "INV-2026-0002 | Nov 3, 2026 | Dec 3, 2026 | $30.00",
        "BY AGE",
        "Not due | 1–30 days | 31–60 days | 61–90 days | Over 90 days",
        "$30.00 | $0.00 | $20.00 | $0.00 | $0.00",
        "Outstanding | $50.00",
        "Credit not used yet | -$30.00",
        "Paid in advance on orders | -$6.97",
        "Balance on November 30, 2026 | $13.03",
        "HOW TO PAY",
        "Account holder | Northwind Trading Ltd",
        "IBAN | DE89 3704 0044 0532 0130 00",
        "Northwind Trading Ltd · GB123456789 · sales@northwind.test | Page 1 of 1",
      ],
    ])
    expect(info).toMatchObject({ Title: "Statement November 1, 2026 – November 30, 2026", Author: "Northwind" })
  })

  it("speaks Portuguese, asks for nothing where nothing is owed, and prints what its font lacks", async () => {
    const nothing = { outstanding: "0", overdue: "0", unallocated: "36.97", advances: "0", closing_balance: "-36.97" }
    const doc = statementFixture({
      ...nothing,
      locale: "pt-BR",
      currency_code: "brl",
      movements: [{ kind: "receipt", date: "2026-11-10", number: "R-1", note: "\u202e日本", amount: "-136.97", balance: "-36.97" }],
      open_items: [],
    })
    const lines = pdfLines(await renderStatementPdf(doc))
    expect(lines).toEqual(
      expect.arrayContaining([
        "1 de nov. de 2026 | Saldo anterior | R$ 100,00",
        "10 de nov. de 2026 | Pagamento R-1 | R$ 136,97 | -R$ 36,97",
        "��",
        "Saldo em aberto | R$ 0,00",
        "Crédito ainda não usado | -R$ 36,97",
        "Saldo em 30 de novembro de 2026 | -R$ 36,97",
        "Um saldo abaixo de zero é seu crédito conosco.",
      ])
    )
    expect(lines.join("\n")).not.toMatch(/POR VENCIMENTO|COMO PAGAR|IBAN/)
    const empty = pdfLines(await renderStatementPdf({ ...doc, movements: [] }))
    expect(empty).toContain("Não houve movimento neste período.")
  })

  it("prints a thousand movements on Letter with the heading on every page", async () => {
    const { pages, sizes } = readPdf(
      await renderStatementPdf(statementFixture({ movements: many(1_000), paper_size: "LETTER" }))
    )
    expect(pages.length).toBeGreaterThan(20)
    expect(new Set(sizes.map(String))).toEqual(new Set(["612,792"]))
    const headed = pages.filter((lines) => lines.includes("Date | Document | Charged | Credited | Balance"))
    expect(headed.length).toBeGreaterThanOrEqual(pages.length - 1)
    const printed = pages.flat().flatMap((line) => /Invoice (INV-\d+) \|/.exec(line)?.[1] ?? [])
    expect(printed).toEqual(many(1_000).map(({ number }) => number))
  })

  it("is mailed with what it comes to and where to pay it", () => {
    const { subject, text } = statementMail(statementFixture())
    expect(subject).toBe("Statement from Northwind, November 30, 2026")
    expect(text.split("\n")).toEqual([
      "Hello Ann Lee,",
      "",
      "Attached is your statement from November 1, 2026 to November 30, 2026, in USD.",
      "",
      "Outstanding: $50.00",
      "Of it overdue: $20.00",
      "Credit not used yet: -$30.00",
      "Paid in advance on orders: -$6.97",
      "Balance on November 30, 2026: $13.03",
      "",
      "Account holder: Northwind Trading Ltd",
      "IBAN: DE89 3704 0044 0532 0130 00",
      "",
      "If something in it is not as you know it, please answer this mail.",
      "",
      "Kind regards,",
      "Northwind",
      "",
      "Northwind Trading Ltd",
      "1 Harbour Road, BS1 4AA Bristol, United Kingdom",
      "sales@northwind.test",
      "",
    ])
    const own = statementMail(statementFixture(), { subject: "Yours", message: "As you asked." })
    expect([own.subject, own.text.split("\n")[2]]).toEqual(["Yours", "As you asked."])
  })
})
