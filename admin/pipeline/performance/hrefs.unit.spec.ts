import { wonHref } from "./hrefs"

const report = { currency_code: "eur", from: "2026-10-15", to: "2026-11-30" }

const asked = (href: string | null): Record<string, unknown> =>
  Object.fromEntries(
    [...new URLSearchParams((href ?? "").split("?")[1])].map(([key, value]) => [key, JSON.parse(value) as unknown])
  )

describe("what a row of the performance opens", () => {
  it("is what the person won in the period", () => {
    expect(asked(wonHref(report, "owner", "user_1"))).toEqual({
      status: ["accepted"],
      currency_code: ["eur"],
      owner_id: ["user_1"],
      decided_date: { $gte: "2026-10-15", $lte: "2026-11-30" },
    })
  })

  it("is a month as far as the period reaches into it", () => {
    expect(asked(wonHref(report, "month", "2026-10")).decided_date).toEqual({ $gte: "2026-10-15", $lte: "2026-10-31" })
    expect(asked(wonHref(report, "month", "2026-11")).decided_date).toEqual({ $gte: "2026-11-01", $lte: "2026-11-30" })
  })

  it("is nothing where the list has no filter for it", () => {
    expect(wonHref(report, "team", null)).toBeNull()
  })
})
