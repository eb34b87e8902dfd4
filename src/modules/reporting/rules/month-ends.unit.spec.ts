import { monthEnds } from "./month-ends"

describe("monthEnds", () => {
  it.each([
    ["2026-11-28", 3, ["2026-09-30", "2026-10-31", "2026-11-28"]],
    ["2026-01-31", 3, ["2025-11-30", "2025-12-31", "2026-01-31"]],
    ["2024-03-01", 2, ["2024-02-29", "2024-03-01"]],
    ["2026-02-10", 14, ["2025-01-31", "2026-01-31", "2026-02-10"]],
  ])("of %s with %i points", (as_of, points, some) => {
    const days = monthEnds(as_of, points)
    expect(days).toHaveLength(points)
    expect(days).toEqual(expect.arrayContaining(some))
    expect([...days].sort()).toEqual(days)
  })
})
