import { commissionOf, Decided, performance } from "./performance"

const decided = (outcome: Decided["outcome"], count: number, net: number, days = 0): Decided => ({
  owner_id: "ann",
  source_id: null,
  month: "2026-11",
  outcome,
  count: String(count),
  net: String(net),
  days: String(days),
})
const ordered = (net: number, month = "2026-11", owner_id = "ann") => ({
  owner_id,
  source_id: null,
  month,
  net: String(net),
})
const target = (amount: number, commission_percent: string | null, month = "2026-11", user_id = "ann") => ({
  user_id,
  month,
  amount: String(amount),
  commission_percent,
})

describe("sales performance", () => {
  it("counts a quote once by its decision, and orders beside it", () => {
    const rows = [decided("won", 2, 300, 25), decided("lost", 1, 100, 9), decided("expired", 1, 50, 30)]
    expect(
      performance({ decided: rows, ordered: [ordered(300), ordered(-50)], targets: [target(500, null)] }, "12.5", 2)
    ).toEqual({
      won_count: 2,
      won_net: 300,
      lost_count: 1,
      lost_net: 100,
      expired_count: 1,
      expired_net: 50,
      win_rate: 50,
      win_rate_by_value: 66.67,
      cycle_days: 12.5,
      velocity: 24,
      ordered_net: 250,
      target: 500,
      attained_percent: 50,
      commission: 12.5,
    })
  })

  it("says nothing where there is nothing to say", () => {
    expect(performance({ decided: [], ordered: [], targets: null }, null, 2)).toMatchObject({
      win_rate: null,
      win_rate_by_value: null,
      cycle_days: null,
      velocity: null,
      ordered_net: 0,
      target: null,
      attained_percent: null,
      commission: null,
    })
    expect(performance({ decided: [], ordered: [], targets: [target(0, null)] }, null, 2).attained_percent).toBeNull()
    expect(performance({ decided: [decided("won", 1, 90, 0)], ordered: [], targets: [] }, null, 2).velocity).toBe(90)
  })

  it("pays each month by its own rate, and takes a cancellation back by the month it happens in", () => {
    const rates = [target(0, "10"), target(0, "5", "2026-12"), target(0, null, "2026-11", "bob")]
    expect(
      commissionOf([ordered(100), ordered(33.33), ordered(-40, "2026-12"), ordered(70, "2026-11", "bob")], rates, 2)
    ).toBe("11.33")
    expect(commissionOf([ordered(100, "2026-10")], rates, 2)).toBeNull()
  })
})
