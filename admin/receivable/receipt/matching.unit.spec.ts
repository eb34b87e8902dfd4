import { leftOver, proposeAllocations, withDiscount } from "./matching"

const invoices = [
  { id: "late", outstanding: 100.1, next_due_date: "2026-01-10" },
  { id: "later", outstanding: 50.2, next_due_date: "2026-02-10" },
  { id: "soon", outstanding: 33.03, next_due_date: "2026-12-10" },
]

describe("what a receipt is proposed for", () => {
  it.each([
    ["the invoice of exactly that amount", 33.03, { soon: 33.03 }, 0],
    ["two invoices that make it up", 150.3, { late: 100.1, later: 50.2 }, 0],
    ["the earliest due first, in part", 120, { late: 100.1, later: 19.9 }, 0],
    ["everything open, the rest left over", 200, { late: 100.1, later: 50.2, soon: 33.03 }, 16.67],
    ["nothing for nothing", 0, {}, 0],
  ])("is %s", (_what, amount, parts, left) => {
    expect(proposeAllocations(amount, invoices)).toEqual(parts)
    expect(leftOver(amount, parts as Record<string, number>)).toBe(left)
  })

  it("is an invoice less its discount, on the days of the discount", () => {
    const early = [{ ...invoices[2], early_discount: { until: "2026-12-05", amount: 0.66 } }]
    expect(proposeAllocations(32.37, early, "2026-12-05")).toEqual({ soon: 32.37 })
    expect(withDiscount(early[0], "2026-12-05")).toBe(32.37)
    expect(withDiscount(early[0], "2026-12-06")).toBe(33.03)
    expect(proposeAllocations(32.37, [invoices[2], ...early], "2026-12-06")).toEqual({ soon: 32.37 })
  })
})
