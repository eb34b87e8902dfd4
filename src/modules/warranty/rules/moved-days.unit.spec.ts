import { movedDays } from "./moved-days"

const YEAR = { months: 12, days: null }

describe("days of cover that goes on from other cover", () => {
  it.each([
    ["begin a leap year later and are twelve months", "2028-02-01", "2029-01-31", "2028-01-31", "2029-01-31", "2029-02-01", "2030-01-31"],
    ["begin earlier", "2028-02-01", "2029-01-31", "2028-01-31", "2027-11-27", "2027-11-28", "2028-11-27"],
    ["stay", "2028-02-01", "2029-01-31", "2028-01-31", "2028-01-31", "2028-02-01", "2029-01-31"],
    ["keep what was added to them", "2028-02-01", "2029-02-10", "2028-01-31", "2029-01-31", "2029-02-01", "2030-02-10"],
    ["keep the days between", "2028-03-01", "2029-02-28", "2028-01-31", "2028-02-29", "2028-03-30", "2029-03-29"],
  ])("%s", (_what, starts_date, ends_date, from, to, starts, ends) => {
    expect(movedDays({ starts_date, ends_date }, YEAR, from, to)).toEqual({ starts_date: starts, ends_date: ends })
  }) // prettier-ignore

  it("are as many where the term is days", () => {
    const days = { starts_date: "2028-02-01", ends_date: "2028-03-01" }
    expect(movedDays(days, { months: null, days: 30 }, "2028-01-31", "2028-06-30")).toEqual({
      starts_date: "2028-07-01",
      ends_date: "2028-07-30",
    })
  })
})
