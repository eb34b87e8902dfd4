import fc from "fast-check"

import { failureCurve, perThousand } from "./claim-rate"

describe("claims for each 1,000 sold", () => {
  it.each([
    [5, "30", 166.7],
    [0, "30", 0],
    [3, "0", null],
    [3, null, null],
  ])("%s of %s are %s", (claims, units, rate) => expect(perThousand(claims, units)).toBe(rate))
})

describe("failures by age", () => {
  it("units come to an age by the month looked at, and while they are covered", () => {
    const sold = [
      { sold_month: "2025-12", ends_month: "2026-02", units: "10" },
      { sold_month: "2026-02", ends_month: "2028-02", units: "40" },
    ]
    const claimed = [
      { age: 0, claims: 1 },
      { age: 2, claims: 1 },
    ]
    expect(failureCurve(sold, claimed, "2026-05")).toEqual([
      { age: 0, claims: 1, exposed: 50, claims_per_1000: 20, cumulative_per_1000: 20 },
      { age: 1, claims: 0, exposed: 50, claims_per_1000: 0, cumulative_per_1000: 20 },
      { age: 2, claims: 1, exposed: 50, claims_per_1000: 20, cumulative_per_1000: 40 },
      { age: 3, claims: 0, exposed: 40, claims_per_1000: 0, cumulative_per_1000: 40 },
    ])
  })

  it("a claim at an age that no unit came to has no rate and adds nothing", () => {
    expect(
      failureCurve([{ sold_month: "2026-04", ends_month: "2028-04", units: "2" }], [{ age: 2, claims: 1 }], "2026-05")
    ).toMatchObject([
      { age: 0, exposed: 2, cumulative_per_1000: 0 },
      { age: 1, exposed: 2, cumulative_per_1000: 0 },
      { age: 2, claims: 1, exposed: 0, claims_per_1000: null, cumulative_per_1000: 0 },
    ])
  })

  it("nothing sold is no curve", () => expect(failureCurve([], [], "2026-05")).toEqual([]))

  it("older ages have no more units than younger ones, and claims add up", () => {
    const month = fc.integer({ min: 1, max: 12 }).map((number) => `2026-${String(number).padStart(2, "0")}`)
    const sale = fc.record({
      sold_month: month,
      ends_month: fc.constant("2028-01"),
      units: fc.integer({ min: 1, max: 50 }).map(String),
    })
    const claims = fc.uniqueArray(
      fc.record({ age: fc.integer({ min: 0, max: 11 }), claims: fc.integer({ min: 0, max: 9 }) }),
      {
        selector: ({ age }) => age,
      }
    )
    fc.assert(
      fc.property(fc.array(sale), claims, (sold, claimed) => {
        const curve = failureCurve(sold, claimed, "2026-12")
        curve.slice(1).forEach(({ exposed, cumulative_per_1000 }, place) => {
          expect(exposed).toBeLessThanOrEqual(curve[place].exposed)
          expect(cumulative_per_1000).toBeGreaterThanOrEqual(curve[place].cumulative_per_1000)
        })
        expect(curve.reduce((sum, point) => sum + point.claims, 0)).toBe(
          claimed.reduce((sum, point) => sum + point.claims, 0)
        )
      })
    )
  })
})
