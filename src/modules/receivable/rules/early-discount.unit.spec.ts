import { Discountable, earlyDiscount } from "./early-discount"
import { assertTerms } from "./instalments"

const invoice = (change: Partial<Discountable> = {}): Discountable => ({
  status: "issued",
  currency_code: "eur",
  issue_date: "2026-11-25",
  payment_terms: {
    name: "2/10 net 30",
    instalments: [{ percent: 100, days: 30 }],
    early_discount: [
      { percent: 3, days: 5 },
      { percent: "2", days: 10 },
    ],
  },
  total: "33.03",
  tax_total: "3",
  credited: { total: 0, tax_total: 0 },
  taken: false,
  ...change,
})

const on = (day: string, change?: Partial<Discountable>) => {
  const found = earlyDiscount(invoice(change), day)
  return found && [found.percent, found.until, found.amount.toFixed()]
}

describe("a discount for paying early", () => {
  it("is that of the first step whose day has not passed", () => {
    expect(on("2026-11-25")).toEqual(["3", "2026-11-30", "0.99"])
    expect(on("2026-11-30")).toEqual(["3", "2026-11-30", "0.99"])
    expect(on("2026-12-01")).toEqual(["2", "2026-12-05", "0.66"])
    expect(on("2026-12-05")).toEqual(["2", "2026-12-05", "0.66"])
    expect(on("2026-12-06")).toBeNull()
  })

  it("counts days over a leap day and a year's end", () => {
    expect(on("2028-02-29", { issue_date: "2028-02-24" })).toEqual(["3", "2028-02-29", "0.99"])
    expect(on("2028-03-01", { issue_date: "2028-02-24" })).toEqual(["2", "2028-03-05", "0.66"])
    expect(on("2027-01-04", { issue_date: "2026-12-30" })).toEqual(["3", "2027-01-04", "0.99"])
  })

  it("is of what credit notes left, and of the net where the tax is kept", () => {
    expect(on("2026-11-25", { credited: { total: "11.01", tax_total: "1" } })).toEqual(["3", "2026-11-30", "0.66"])
    const payment_terms = { ...invoice().payment_terms!, early_discount_keeps_tax: true }
    expect(on("2026-11-25", { payment_terms })).toEqual(["3", "2026-11-30", "0.9"])
    expect(on("2026-11-25", { payment_terms, credited: { total: "11.01", tax_total: "1" } })).toEqual([
      "3",
      "2026-11-30",
      "0.6",
    ])
  })

  it("is none without terms for it, before issue, once it was given, and where it comes to nothing", () => {
    expect(on("2026-11-25", { payment_terms: { name: "x", instalments: [{ percent: 100, days: 0 }] } })).toBeNull()
    expect(on("2026-11-25", { payment_terms: null })).toBeNull()
    expect(on("2026-11-25", { status: "draft", issue_date: null })).toBeNull()
    expect(on("2026-11-25", { taken: true })).toBeNull()
    expect(on("2026-11-25", { credited: { total: "33.03", tax_total: "3" } })).toBeNull()
  })

  it.each([
    [[{ percent: 0, days: 10 }], "A discount of 0 % within 10 days cannot be given"],
    [[{ percent: 100, days: 10 }], "A discount of 100 % within 10 days cannot be given"],
    [[{ percent: 2, days: -1 }], "A discount of 2 % within -1 days cannot be given"],
    [
      [
        { percent: 2, days: 10 },
        { percent: 3, days: 20 },
      ],
      "A discount of 3 % within 20 days cannot follow one of 2 % within 10 days: the later one must be smaller.",
    ],
    [
      [
        { percent: 3, days: 10 },
        { percent: 2, days: 10 },
      ],
      "the later one must be smaller",
    ],
    [
      [
        { percent: 3, days: 1 },
        { percent: 2, days: 2 },
        { percent: 1, days: 3 },
      ],
      "Payment terms have at most 2 steps of discount for paying early; 3 were given.",
    ],
  ])("%j is refused", (early_discount, message) => {
    expect(() => assertTerms({ instalments: [{ percent: 100, days: 30 }], early_discount })).toThrow(message)
  })

  it.each([
    [{ months: 1.5 }, "An instalment cannot be due 1.5 months after issue"],
    [{ day_of_month: 32 }, "An instalment cannot be due on day 32 of a month; it must be from 1 to 31."],
    [{ day_of_month: 15, end_of_month: true }, "An instalment is due on day 15 of a month or at its end, not both."],
    [{ days_after: 10 }, "Days after the end of a month must be a whole number from 0 to 3650, for an instalment at a month's end."],
  ])("terms with %j are refused", (rule, message) => {
    expect(() => assertTerms({ instalments: [{ percent: 100, days: 30, ...rule }] })).toThrow(message)
  })
})
