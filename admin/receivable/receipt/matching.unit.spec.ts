import { leftOver } from "./matching"

describe("what stays unallocated", () => {
  it.each([
    [33.03, { a: 11.01, b: 11.01 }, 11.01],
    [0.3, { a: 0.1, b: 0.2 }, 0],
    [10, { a: 12 }, -2],
  ])("of %d less what is ticked", (amount, parts, expected) =>
    expect(leftOver(amount, parts as unknown as Record<string, number>)).toBe(expected)
  )
})
