import type { Credit, CreditEffect } from "../queries"
import { barOf, effectsOf } from "./effects"

const none: CreditEffect = { action: "none", deposit_percent: null, reasons: [] }
const late: CreditEffect = {
  action: "warn",
  deposit_percent: null,
  reasons: [{ code: "days_overdue", days: 40, amount: "1200", currency_code: "eur" }],
}
const held: CreditEffect = { action: "hold", deposit_percent: null, reasons: [{ code: "customer_hold" }] }
const steps = (given: Partial<Credit["steps"]>): Credit["steps"] => ({
  quote: none,
  send: none,
  accept: none,
  convert: none,
  ...given,
})

describe("what a policy does at the steps to come", () => {
  it("names the strongest first, and steps with the same effect once", () => {
    expect(effectsOf(steps({ quote: late, send: late, accept: held, convert: late }))).toEqual([
      { ...held, when: "after", steps: ["accept"] },
      { ...late, when: "after", steps: ["quote", "send", "convert"] },
    ])
  })
  it("tells what is refused before the acceptance from what waits after it", () => {
    expect(effectsOf(steps({ send: held, accept: held }))).toEqual([
      { ...held, when: "before", steps: ["send"] },
      { ...held, when: "after", steps: ["accept"] },
    ])
  })
  it("leaves out steps that are taken", () => {
    const all = steps({ quote: late, send: late, accept: held, convert: late })
    expect(effectsOf(all, "sent").map((effect) => effect.steps)).toEqual([["accept"], ["convert"]])
    expect(effectsOf(all, "accepted").map((effect) => effect.steps)).toEqual([["convert"]])
    for (const status of ["canceled", "held", "ordered"] as const) {
      expect(effectsOf(all, status)).toEqual([])
    }
  })
  it("is empty where nothing stands in the way", () => {
    expect(effectsOf(steps({}))).toEqual([])
  })
})

describe("the bar of a limit", () => {
  const of = (given: Partial<Credit>) =>
    barOf({ limit: 1000, exposure: 0, overdue: 0, this_quote: 0, deposit_paid: 0, ...given })
  it("shows what is late, what is open and the quote against the limit", () => {
    expect(of({ exposure: 400, overdue: 100, this_quote: 250, deposit_paid: 50 })).toEqual({
      parts: [
        { key: "overdue", percent: 10 },
        { key: "open", percent: 30 },
        { key: "quote", percent: 20 },
      ],
      limit: null,
    })
  })
  it("marks where the limit is exceeded", () => {
    expect(of({ exposure: 1000, this_quote: 1000 })).toEqual({
      parts: [
        { key: "open", percent: 50 },
        { key: "quote", percent: 50 },
      ],
      limit: 50,
    })
  })
  it("is empty for a customer with credit of their own", () => {
    expect(of({ exposure: -50 })).toEqual({ parts: [], limit: null })
  })
})
