import { discountLines, paymentTermLines, wordingOf } from "./wording"

const en = wordingOf({ locale: "en", currency_code: "eur" })
const pt = wordingOf({ locale: "pt-BR", currency_code: "brl" })
const all = (rule: object) => ({ instalments: [{ percent: 100, days: 0, ...rule }] })

describe("payment terms in words", () => {
  it.each([
    [{ days: 0 }, "Due on receipt of the invoice", "Vencimento no recebimento da fatura"],
    [{ days: 1 }, "Due 1 day after the invoice", "Vencimento 1 dia após a fatura"],
    [{ days: 30 }, "Due 30 days after the invoice", "Vencimento 30 dias após a fatura"],
    [{ months: 12 }, "Due 12 months after the invoice", "Vencimento 12 meses após a fatura"],
    [{ months: 1, days: 5 }, "Due 1 month + 5 days after the invoice", "Vencimento 1 mês + 5 dias após a fatura"],
    [{ end_of_month: true }, "Due at the end of the month of the invoice", "Vencimento no fim do mês da fatura"],
    [
      { days: 30, end_of_month: true },
      "Due 30 days after the invoice, at the end of that month",
      "Vencimento 30 dias após a fatura, no fim daquele mês",
    ],
    [
      { end_of_month: true, days_after: 10 },
      "Due 10 days after the end of the month of the invoice",
      "Vencimento 10 dias após o fim do mês da fatura",
    ],
    [{ day_of_month: 15 }, "Due on the next day 15 of a month", "Vencimento no próximo dia 15"],
    [
      { day_of_month: 15, months: 1 },
      "Due on the next day 15 of a month, 1 month after the invoice",
      "Vencimento no próximo dia 15, 1 mês após a fatura",
    ],
  ])("%j", (rule, english, portuguese) => {
    expect([paymentTermLines(all(rule), en), paymentTermLines(all(rule), pt)]).toEqual([[english], [portuguese]])
  })

  it("name a down payment and what paying early is worth, by days and on an invoice by its day", () => {
    const terms = {
      instalments: [
        { percent: 30, days: 0, down_payment: true },
        { percent: 70, days: 30 },
      ],
      early_discount: [{ percent: 2, days: 10 }],
    }
    expect(paymentTermLines(terms, en)).toEqual([
      "Down payment of 30% due on receipt of the invoice",
      "70% due 30 days after the invoice",
      "2% discount if paid within 10 days of the invoice",
    ])
    expect(discountLines(terms, "2026-11-25", en)).toEqual([expect.stringMatching(/^2% discount if paid by .*2026$/)])
    expect(discountLines(terms, "2026-11-25", pt)).toEqual([
      expect.stringMatching(/^Desconto de 2% para pagamento até .*2026$/),
    ])
    expect(discountLines(terms, null, en)).toEqual([])
    expect(discountLines(null, "2026-11-25", en)).toEqual([])
  })
})
