import { BRAZIL, EU_BUSINESS, InterestPolicy } from "../../../shared/interest"
import { InterestRow, interestTotal, lateInterest, LateInvoice, referenceRate } from "./late-interest"

/** Made up for these cases; the half-year's rate is that of its first day. */
const RATES = [
  { valid_from: "2026-01-01", percent: "2" },
  { valid_from: "2026-06-15", percent: "3" },
  { valid_from: "2026-08-01", percent: "9" },
]
const EU: InterestPolicy = { ...EU_BUSINESS, rates: RATES }
const CUSTOM: InterestPolicy = { ...BRAZIL, preset: "custom", percent: "3.65", per: "year", penalty_percent: null }

/** 1,000 EUR due on 31 May 2026, nothing paid. */
const INVOICE: LateInvoice = {
  id: "inv",
  number: "INV-1",
  currency_code: "eur",
  customer_kind: "business",
  instalments: [{ due_date: "2026-05-31", amount: "1000", payments: [] }],
  charged_until: null,
  has_fixed_fee: false,
  has_penalty: false,
}
const paid = (...payments: [string, string][]): Partial<LateInvoice> => ({
  instalments: [{ ...INVOICE.instalments[0], payments: payments.map(([date, amount]) => ({ date, amount })) }],
})
const rows = (change: Partial<LateInvoice>, policy: InterestPolicy, until: string) =>
  lateInterest({ ...INVOICE, ...change }, policy, until)
const brief = (all: InterestRow[]) =>
  all.map(({ kind, from, until, days, balance, rate, amount }) => [kind, from, until, days, balance, rate, amount])

/** One instalment paid on its day, the other due on 30 June. */
const PAID_FIRST: Partial<LateInvoice> = {
  instalments: [
    { due_date: "2026-05-31", amount: "400", payments: [{ date: "2026-05-31", amount: "400" }] },
    { due_date: "2026-06-30", amount: "600", payments: [] },
  ],
}

describe("referenceRate", () => {
  it.each([
    ["2026-03-01", "2"],
    ["2026-06-30", "2"],
    ["2026-07-01", "3"],
    ["2026-12-31", "3"],
    ["2027-01-01", "9"],
    ["2025-12-31", null],
  ])("of %s is %s", (day, rate) => {
    expect(referenceRate(RATES, day)).toBe(rate)
  })
})

describe("lateInterest", () => {
  it("EU business: rate of each half-year + 8 points by the day, EUR 40 once", () => {
    const all = rows({}, EU, "2026-07-10")
    expect(brief(all)).toEqual([
      ["fixed_fee", "2026-06-01", "2026-06-01", 1, "1000", null, "40"],
      ["interest", "2026-06-01", "2026-06-30", 30, "1000", "10", "8.22"],
      ["interest", "2026-07-01", "2026-07-10", 10, "1000", "11", "3.01"],
    ])
    expect(interestTotal(all).toFixed()).toBe("51.23")
  })

  it("Brazil: 2 % once and 1 % a month by the day", () => {
    const brazil = { ...INVOICE, currency_code: "brl" }
    expect(brief(lateInterest(brazil, BRAZIL, "2026-06-15"))).toEqual([
      ["penalty", "2026-06-01", "2026-06-01", 1, "1000", "2", "20"],
      ["interest", "2026-06-01", "2026-06-15", 15, "1000", "1", "5"],
    ])
  })

  it("follows the balance: the day of a payment still counts, and what was paid in time bears nothing", () => {
    expect(brief(rows(paid(["2026-05-20", "200"], ["2026-06-10", "300"]), CUSTOM, "2026-06-30"))).toEqual([
      ["interest", "2026-06-01", "2026-06-10", 10, "800", "3.65", "0.8"],
      ["interest", "2026-06-11", "2026-06-30", 20, "500", "3.65", "1"],
    ])
  })

  it("survives the payment of the principal", () => {
    expect(brief(rows(paid(["2026-06-10", "1000"]), CUSTOM, "2026-06-30"))).toEqual([
      ["interest", "2026-06-01", "2026-06-10", 10, "1000", "3.65", "1"],
    ])
  })

  it("counts each instalment from its own day", () => {
    const instalments = [
      { due_date: "2026-05-31", amount: "400", payments: [] },
      { due_date: "2026-06-10", amount: "600", payments: [] },
    ]
    expect(brief(rows({ instalments }, CUSTOM, "2026-06-20"))).toEqual([
      ["interest", "2026-06-01", "2026-06-10", 10, "400", "3.65", "0.4"],
      ["interest", "2026-06-11", "2026-06-20", 10, "1000", "3.65", "1"],
    ])
  })

  it("goes on where it was charged before, without its fees again", () => {
    expect(brief(rows({ charged_until: "2026-06-30", has_fixed_fee: true }, EU, "2026-07-10"))).toEqual([
      ["interest", "2026-07-01", "2026-07-10", 10, "1000", "11", "3.01"],
    ])
    expect(rows({ charged_until: "2026-07-10", has_fixed_fee: true }, EU, "2026-07-10")).toEqual([])
  })

  it.each<[string, Partial<LateInvoice>, InterestPolicy, string]>([
    ["on the day it is due", {}, EU, "2026-05-31"],
    ["when everything came on the day", paid(["2026-05-31", "1000"]), EU, "2026-07-10"],
    ["while the first instalment was paid in time and the next is not late yet", PAID_FIRST, EU, "2026-06-30"],
    ["of a consumer, unless the store says so", { customer_kind: "consumer" }, EU, "2026-07-10"],
  ])("is nothing %s", (_case, change, policy, until) => {
    expect(rows(change, policy, until)).toEqual([])
  })

  it("charges consumers where the store says so", () => {
    expect(rows({ customer_kind: "consumer" }, { ...CUSTOM, consumers: true }, "2026-06-10")).toHaveLength(1)
  })

  it("charges no interest for days of which the store keeps no reference rate; the fee stands", () => {
    expect(brief(rows({}, { ...EU, rates: [] }, "2026-07-10")).map(([kind]) => kind)).toEqual(["fixed_fee"])
  })

  it("has no fee in another currency than its own", () => {
    expect(rows({ currency_code: "usd" }, EU, "2026-06-30").map(({ kind }) => kind)).toEqual(["interest"])
  })
})
