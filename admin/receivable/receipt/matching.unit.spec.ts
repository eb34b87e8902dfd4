import { leftOver, proposeAllocations } from "./matching"

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
})
