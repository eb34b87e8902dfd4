import { bucketDays, BUCKETS, figure, fillBuckets } from "./aging"

describe("aging", () => {
  it("fills every bucket in order and adds up exactly", () => {
    const { buckets, total, overdue } = fillBuckets([
      { bucket: "over_90", amount: "0.1", count: "1" },
      { bucket: "current", amount: "900.20", count: "2" },
      { bucket: "1_30", amount: "0.2", count: "3" },
    ])
    expect(buckets.map(({ key }) => key)).toEqual([...BUCKETS])
    expect(buckets[2]).toEqual({ key: "31_60", amount: 0, count: 0 })
    expect(total).toBe("900.5")
    expect(overdue).toBe("0.3")
  })

  it("names the first due days of each bucket", () => {
    expect(bucketDays("2026-03-01")).toEqual({
      as_of: "2026-03-01",
      day_30: "2026-01-30",
      day_60: "2025-12-31",
      day_90: "2025-12-01",
    })
  })

  it.each([
    ["123456789012.34", 123456789012.34],
    [null, 0],
    [undefined, 0],
    ["-5.10", -5.1],
  ])("answers %s as %d", (decimal, number) => expect(figure(decimal)).toBe(number))
})
