import fc from "fast-check"

import { namesNumber, OpenInvoice, proposeAllocation } from "./allocation-proposal"

const open = (id: string, outstanding: number, next_due_date = `2026-11-${id.padStart(2, "0")}`): OpenInvoice => ({
  id,
  number: `INV-2026-${id.padStart(4, "0")}`,
  outstanding,
  next_due_date,
})

describe("what a payment is for", () => {
  const invoices = [open("1", 10.01), open("2", 20.02), open("3", 30.03), open("4", 100)]

  it.each<[string, object, string, object, number]>([
    ["an invoice named in the payer's text", { amount: 5, reference: "for inv 2026 0003" }, "named", { "3": 5 }, 0],
    [
      "two that are named",
      { amount: 40.04, reference: "INV-2026-0001, INV-2026-0003" },
      "named",
      { "1": 10.01, "3": 30.03 },
      0,
    ],
    [
      "a named one, and what is over the earliest due",
      { amount: 35, named: ["3"] },
      "named",
      { "3": 30.03, "1": 4.97 },
      0,
    ],
    ["the invoice of exactly that amount", { amount: 20.02 }, "exact", { "2": 20.02 }, 0],
    ["two that make it up", { amount: 40.04 }, "combination", { "1": 10.01, "3": 30.03 }, 0],
    ["three that make it up", { amount: 60.06 }, "combination", { "1": 10.01, "2": 20.02, "3": 30.03 }, 0],
    ["all", { amount: 160.06 }, "combination", { "1": 10.01, "2": 20.02, "3": 30.03, "4": 100 }, 0],
    ["one that it misses by little", { amount: 99.98, tolerance: 1 }, "nearly", { "4": 99.98 }, 0],
    ["the earliest due", { amount: 15 }, "due_date", { "1": 10.01, "2": 4.99 }, 0],
    [
      "all of it, and the rest stays",
      { amount: 200 },
      "due_date",
      { "1": 10.01, "2": 20.02, "3": 30.03, "4": 100 },
      39.94,
    ],
    ["nothing", { amount: 0 }, "none", {}, 0],
  ])("is %s", (_name, payment, rule, parts, left) => {
    expect(proposeAllocation(payment as never, invoices)).toMatchObject({ rule, parts, left })
  })

  it("says what little is left of the one invoice", () => {
    expect(proposeAllocation({ amount: 99.98, tolerance: 1 }, invoices).short).toEqual({
      invoice_id: "4",
      amount: 0.02,
    })
    expect(proposeAllocation({ amount: 9, named: ["1"], tolerance: 1 }, invoices).short).toBeNull()
    expect(proposeAllocation({ amount: 10, named: ["1"], tolerance: 1 }, invoices).short).toEqual({
      invoice_id: "1",
      amount: 0.01,
    })
  })

  it("is an invoice less its discount while it counts", () => {
    const early = { ...open("5", 100), early_discount: { until: "2026-11-20", amount: 2 } }
    expect(proposeAllocation({ amount: 98, day: "2026-11-20" }, [early])).toMatchObject({
      rule: "early_discount",
      parts: { "5": 98 },
      short: null,
    })
    expect(proposeAllocation({ amount: 98, day: "2026-11-21" }, [early])).toMatchObject({
      rule: "due_date",
      parts: { "5": 98 },
    })
  })

  it("leaves disputed parts out, unless the amount is exactly that of an invoice", () => {
    const disputed = [{ ...open("1", 100.1), disputed_total: 10.1 }, open("2", 500)]
    expect(proposeAllocation({ amount: 120 }, disputed).parts).toEqual({ "1": 90, "2": 30 })
    expect(proposeAllocation({ amount: 90 }, disputed).parts).toEqual({ "1": 90 })
    expect(proposeAllocation({ amount: 100.1 }, disputed).parts).toEqual({ "1": 100.1 })
  })

  it("is found among many within bounds, and given up without an end", () => {
    const many = Array.from({ length: 200 }, (_, index) => open(String(index + 1), 7 + index * 13, "2026-11-01"))
    const started = Date.now()
    expect(proposeAllocation({ amount: 0.55 + 7 + 20 }, many).rule).toBe("due_date")
    expect(Date.now() - started).toBeLessThan(1000)
    const all = many.slice(0, 12)
    const sum = all.reduce((total, { outstanding }) => total + outstanding, 0)
    expect(Object.keys(proposeAllocation({ amount: sum - 33 }, all).parts)).toHaveLength(11)
  })

  it("never gives an invoice more than it asks for, nor more than came; what an exact sum can settle leaves nothing", () => {
    const cents = fc.integer({ min: 1, max: 50_000 }).map((value) => value / 100)
    fc.assert(
      fc.property(
        fc.array(cents, { minLength: 1, maxLength: 8 }),
        cents,
        fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
        (sums, amount, taken) => {
          const rows = sums.map((outstanding, index) => open(String(index + 1), outstanding))
          const subset = rows.filter((_row, index) => taken[index])
          const wanted = subset.length
            ? Math.round(subset.reduce((sum, row) => sum + row.outstanding * 100, 0)) / 100
            : amount
          const { parts, left } = proposeAllocation({ amount: wanted }, rows)
          const cent = (value: number): number => Math.round(value * 100)
          for (const row of rows) {
            expect(parts[row.id] ?? 0).toBeLessThanOrEqual(row.outstanding)
          }
          expect(Object.values(parts).reduce((sum, part) => sum + cent(part), 0) + cent(left)).toBe(cent(wanted))
          expect(subset.length === 0 || left === 0).toBe(true)
        }
      )
    )
  })
})

describe("a number in a text", () => {
  it.each([
    ["INV-2026-0001", true],
    ["Rechnung INV 2026 0001 danke", true],
    ["REINV20260001", true],
    ["inv-2026-00012", false],
    ["INV-2026-000", false],
    ["", false],
  ])("%s", (text, expected) => expect(namesNumber(text, "INV-2026-0001")).toBe(expected))

  it("of digits alone is not found within a longer one", () => {
    expect(namesNumber("order 10234", "1023")).toBe(false)
    expect(namesNumber("order 91023", "1023")).toBe(false)
    expect(namesNumber("order #1023.", "1023")).toBe(true)
    expect(namesNumber("12", "12")).toBe(false)
  })
})

describe("interest", () => {
  const open = [
    { id: "principal", outstanding: 100, next_due_date: "2026-01-10" },
    { id: "interest", outstanding: 40, next_due_date: "2026-12-20", document_type: "84" },
  ]
  it("comes before the principal, unless agreed otherwise", () => {
    expect(proposeAllocation({ amount: 120 }, open).parts).toEqual({ interest: 40, principal: 80 })
    expect(proposeAllocation({ amount: 120, principal_first: true }, open).parts).toEqual({
      principal: 100,
      interest: 20,
    })
  })
})
