import fc from "fast-check"

import { assertCost, COST_KINDS, CostEntry, costTotals, labourCost, lowers } from "./claim-costs"

const entry = (kind: CostEntry["kind"], amount: string | number, provisioned = true): CostEntry => ({ kind, amount, provisioned })
const plain = (entries: CostEntry[]) =>
  Object.fromEntries(Object.entries(costTotals(entries)).map(([name, value]) => [name, value.toFixed()]))

describe("what a claim cost", () => {
  it("adds costs and takes off what others bear", () => {
    expect(
      plain([
        entry("parts", "40.10"),
        entry("labour", "90"),
        entry("freight", "12.5"),
        entry("third_party", "30", false),
        entry("deductible", "25"),
        entry("recovery", "60", false),
      ])
    ).toEqual({ total: "87.6", provisioned_total: "117.6", recovered_total: "60" })
  })

  it("is nothing where nothing was entered, and where all of it was reversed", () => {
    expect(plain([])).toEqual({ total: "0", provisioned_total: "0", recovered_total: "0" })
    expect(plain([entry("parts", "0.1"), entry("parts", "0.2"), entry("parts", "-0.1"), entry("parts", "-0.2")])).toEqual({
      total: "0",
      provisioned_total: "0",
      recovered_total: "0",
    })
  })

  it("is exact in cents, and a reversal takes back all of its entry, whatever is entered", () => {
    const cents = fc.integer({ min: 1, max: 99_999_999 })
    const entries = fc.array(fc.record({ kind: fc.constantFrom(...COST_KINDS), cents, provisioned: fc.boolean() }))
    fc.assert(
      fc.property(entries, (some) => {
        const rows = some.map(({ kind, cents, provisioned }) => entry(kind, (cents / 100).toFixed(2), provisioned))
        const expected = some.reduce((sum, { kind, cents }) => sum + (lowers(kind) ? -cents : cents), 0)
        expect(costTotals(rows).total.times(100).toNumber()).toBe(expected)
        const reversed = rows.map(({ amount, ...row }) => ({ ...row, amount: `-${amount}` }))
        expect(costTotals([...rows, ...reversed]).total.toNumber()).toBe(0)
      })
    )
  })

  it.each([
    [1.5, 45, "usd", "67.5"],
    [0.33, 50.5, "usd", "16.67"], // 16.665
    [2, 33.333, "jpy", "67"], // 66.666
  ])("%s hours at %s in %s come to %s", (hours, rate, currency, amount) => {
    expect(labourCost(hours, rate, currency).toFixed()).toBe(amount)
  })

  it.each([
    ["0", "The cost is 0; it must be more than 0. What was wrong is taken back by reversing it."],
    ["-5", "The cost is -5; it must be more than 0. What was wrong is taken back by reversing it."],
    ["1.005", "The cost is 1.005, but USD has 2 decimals."],
  ])("refuses %s", (amount, message) => {
    expect(() => assertCost(amount, "usd", "The cost")).toThrow(new Error(message))
  })

  it("refuses work that comes to nothing", () => {
    expect(() => labourCost("0.001", "1", "usd")).toThrow(
      new Error("0.001 hours at 1.00 is 0; it must be more than 0. What was wrong is taken back by reversing it.")
    )
  })
})
