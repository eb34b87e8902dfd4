import { InvoiceAmounts, paymentFacts } from "./payment-status"

const invoice = (change: Partial<InvoiceAmounts> = {}): InvoiceAmounts => ({
  status: "issued",
  total: "30",
  allocated_total: "0",
  instalments: [
    { due_date: "2026-03-01", amount: "10", allocated_total: "0" },
    { due_date: "2026-02-01", amount: "20", allocated_total: "0" },
  ],
  ...change,
})
const facts = (change: Partial<InvoiceAmounts>, today: string) => {
  const { outstanding, payment_status, next_due_date, days_overdue } = paymentFacts(invoice(change), today)
  return [outstanding.toFixed(), payment_status, next_due_date, days_overdue]
}

describe("what an invoice asks for on a day", () => {
  it.each<[string, Partial<InvoiceAmounts>, string, unknown[]]>([
    ["all of it, not due yet", {}, "2026-01-31", ["30", "unpaid", "2026-02-01", 0]],
    ["due today is not overdue", {}, "2026-02-01", ["30", "unpaid", "2026-02-01", 0]],
    ["a day late", {}, "2026-02-02", ["30", "unpaid", "2026-02-01", 1]],
    ["late over the change of clocks", {}, "2026-04-01", ["30", "unpaid", "2026-02-01", 59]],
    [
      "partly paid: the next instalment counts",
      {
        allocated_total: "20",
        instalments: [
          { due_date: "2026-02-01", amount: "20", allocated_total: "20" },
          { due_date: "2026-03-01", amount: "10", allocated_total: "0" },
        ],
      },
      "2026-02-20",
      ["10", "partially_paid", "2026-03-01", 0],
    ],
    ["paid asks for nothing", { allocated_total: "30", instalments: [] }, "2027-01-01", ["0", "paid", null, 0]],
    ["an invoice of 0 is paid", { total: "0", instalments: [] }, "2027-01-01", ["0", "paid", null, 0]],
    ["a draft asks for nothing", { status: "draft", instalments: [] }, "2027-01-01", ["0", "unpaid", null, 0]],
    ["a voided one neither", { status: "voided" }, "2027-01-01", ["0", "unpaid", null, 0]],
  ])("%s", (_case, change, today, expected) => expect(facts(change, today)).toEqual(expected))
})
