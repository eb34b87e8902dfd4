import { daysSalesOutstanding, winRate } from "./ratios"

describe("ratios", () => {
  it.each([
    ["2400.3", "1600.3", 134.99],
    ["100", "300", 30],
    ["0", "300", 0],
    ["100", "0", null],
    ["100", "-5", null],
  ])("DSO of %s over %s is %s days", (balance, billed, days) =>
    expect(daysSalesOutstanding(balance, billed)).toBe(days)
  )

  it.each([
    ["1", "3", 33.33],
    ["2", "2", 100],
    ["0", "4", 0],
    ["0", "0", null],
  ])("%s won of %s is %s percent", (won, decided, percent) => expect(winRate(won, decided)).toBe(percent))
})
