import { calendarWeeks, weekStart } from "./weeks"

describe("weeks", () => {
  it.each([
    ["2026-11-23", "2026-11-23"],
    ["2026-11-29", "2026-11-23"],
    ["2026-11-22", "2026-11-16"],
    ["2027-01-01", "2026-12-28"],
    ["2028-02-29", "2028-02-28"],
  ])("%s is in the week of Monday %s", (day, monday) => expect(weekStart(day)).toBe(monday))

  it("go on over the change of clocks", () => {
    const weeks = calendarWeeks("2026-10-21")
    expect(weeks).toHaveLength(13)
    expect(weeks.slice(0, 3)).toEqual(["2026-10-19", "2026-10-26", "2026-11-02"])
  })
})
