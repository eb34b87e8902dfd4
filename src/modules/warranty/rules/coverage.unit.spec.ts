import { WarrantyTerms } from "../types"
import { Covered, coverageOf, CoverageQuestion } from "./coverage"

const TERMS = { covers: ["parts", "labour"], deductible: null, deductible_currency_code: null } as unknown as WarrantyTerms
const ONE: Covered = {
  basis: "commercial",
  terms: TERMS,
  status: "active",
  starts_date: "2026-01-31",
  ends_date: "2027-01-31",
  quantity: 2,
  customer_id: "cus_1",
  customer_kind: "consumer",
}
const codes = (change: Partial<Covered> = {}, question: Partial<CoverageQuestion> = {}) => {
  const { is_covered, reasons } = coverageOf({ ...ONE, ...change }, { day: "2026-06-01", ...question })
  return [is_covered, ...reasons.map(({ code }) => code)]
}

describe("whether an entitlement covers a day", () => {
  it.each([
    ["the first day", {}, { day: "2026-01-31" }, [true, "covered"]],
    ["the last day", {}, { day: "2027-01-31" }, [true, "covered"]],
    ["the day before", {}, { day: "2026-01-30" }, [false, "not_begun"]],
    ["the day after, of a consumer", {}, { day: "2027-02-01" }, [false, "expired", "statutory_may_apply"]],
    ["the day after, of a business", { customer_kind: "business" as const }, { day: "2027-02-01" }, [false, "expired"]],
    ["the day after, by the law", { basis: "statutory" as const }, { day: "2027-02-01" }, [false, "expired"]],
    ["the day after, of a service", { basis: "service" as const }, { day: "2027-02-01" }, [false, "expired", "statutory_may_apply"]],
    ["a canceled one", { status: "canceled" as const }, {}, [false, "canceled", "statutory_may_apply"]],
    ["one that waits", { status: "pending" as const, starts_date: null, ends_date: null }, {}, [false, "waits_for_registration"]],
    ["one whose units all came back", { quantity: 0 }, {}, [false, "all_returned"]],
    ["its customer", {}, { customer_id: "cus_1" }, [true, "covered"]],
    ["another customer", {}, { customer_id: "cus_2" }, [false, "other_customer"]],
    ["a guest's, asked by anyone", { customer_id: null }, { customer_id: "cus_2" }, [true, "covered"]],
    ["all that speaks against it", { quantity: 0, status: "canceled" as const }, { day: "2027-02-01", customer_id: "cus_2" },
      [false, "canceled", "all_returned", "expired", "other_customer", "statutory_may_apply"]],
    ["a part that is covered", {}, { fault_scope: ["parts" as const] }, [true, "covered"]],
    ["a part that is not", {}, { fault_scope: ["freight" as const] }, [false, "not_in_scope"]],
    ["one part of two", {}, { fault_scope: ["labour" as const, "freight" as const] }, [true, "covered", "not_in_scope"]],
    ["a deductible", { terms: { ...TERMS, deductible: "25", deductible_currency_code: "eur" } }, {}, [true, "covered", "deductible"]],
    ["a deductible of nothing", { terms: { ...TERMS, deductible: "0", deductible_currency_code: "eur" } }, {}, [true, "covered"]],
  ] as [string, Partial<Covered>, Partial<CoverageQuestion>, unknown[]][])("%s", (_what, change, question, expected) => {
    expect(codes(change, question)).toEqual(expected)
  }) // prettier-ignore

  it("says since when, until when, of what and for how long", () => {
    expect(coverageOf(ONE, { day: "2027-01-01", fault_scope: ["parts", "freight"] })).toEqual({
      is_covered: true,
      basis: "commercial",
      since: "2026-01-31",
      until: "2027-01-31",
      covers: ["parts"],
      reasons: [
        { code: "covered", until: "2027-01-31", days_left: 30 },
        { code: "not_in_scope", missing: ["freight"] },
      ],
    })
    expect(coverageOf({ ...ONE, basis: "statutory" }, { day: "2027-03-01" }).reasons).toEqual([
      { code: "expired", until: "2027-01-31", days_ago: 29 },
    ])
  })
})
