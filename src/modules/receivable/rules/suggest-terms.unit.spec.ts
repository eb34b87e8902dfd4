import { PaymentBehaviour, suggestTerms } from "./suggest-terms"

/** Ten payments on their day, 100 owed, once 500 paid. */
const PROMPT: PaymentBehaviour = {
  settled_count: 10,
  average_days_late: 0,
  broken_promises: 0,
  oldest_days_late: 0,
  outstanding: "100",
  biggest_paid: "500",
}

describe("suggestTerms", () => {
  it.each<[string, Partial<PaymentBehaviour>, number, number, string[]]>([
    ["pays on its day", {}, 30, 0, ["on_time"]],
    ["pays early", { average_days_late: -4.4 }, 30, 0, ["on_time"]],
    ["is unknown", { settled_count: 2, average_days_late: 40, biggest_paid: "0" }, 30, 30, ["few_payments"]],
    ["pays 12 days late", { average_days_late: 12 }, 15, 15, ["late"]],
    ["pays 1 day late", { average_days_late: 1 }, 25, 5, ["late"]],
    ["pays so late that no days are left", { average_days_late: 45 }, 0, 45, ["late"]],
    [
      "is never asked for more than half by these",
      { average_days_late: 45, broken_promises: 3 },
      0,
      50,
      ["late", "broken_promises"],
    ],
    ["broke two promises", { broken_promises: 2 }, 30, 20, ["on_time", "broken_promises"]],
    ["has a debt of 61 days", { oldest_days_late: 61 }, 30, 20, ["on_time", "old_debt"]],
    ["has a debt of 60 days", { oldest_days_late: 60 }, 30, 0, ["on_time"]],
    ["has a debt of 91 days: prepayment", { oldest_days_late: 91 }, 0, 100, ["on_time", "very_old_debt"]],
    ["owes more than it ever paid at once", { outstanding: "500.01" }, 30, 10, ["on_time", "more_than_ever_paid"]],
  ])("who %s", (_case, change, terms_days, deposit_percent, reasons) => {
    const suggested = suggestTerms({ ...PROMPT, ...change }, 30)
    expect([suggested.terms_days, suggested.deposit_percent, suggested.steps.map(({ reason }) => reason)]).toEqual([
      terms_days,
      deposit_percent,
      reasons,
    ])
  })

  it("shows each step with what was seen and what it changes", () => {
    expect(suggestTerms({ ...PROMPT, average_days_late: 12.4, broken_promises: 1 }, 30).steps).toEqual([
      { reason: "late", value: 12, days: -12, points: 12 },
      { reason: "broken_promises", value: 1, days: 0, points: 10 },
    ])
  })

  it("never gives more days than the store does", () => {
    expect(suggestTerms(PROMPT, 14)).toMatchObject({ base_days: 14, terms_days: 14 })
  })
})
