import { dueDate } from "./instalments"

type Rule = Parameters<typeof dueDate>[1]

const months = (count: number, days = 0): Rule => ({ months: count, days })
const monthEnd = (days: number, days_after = 0, count = 0): Rule => ({ days, months: count, end_of_month: true, days_after })
const dayOfMonth = (day_of_month: number, count = 0, days = 0): Rule => ({ day_of_month, months: count, days })

/** issue day, rule, due day; a calendar of 2026 to 2028 and a ruler beside it gave them. */
const TABLE: [string, Rule, string][] = [
  // So many months: the same day, or the month's last.
  ["2026-01-15", months(1), "2026-02-15"],
  ["2026-01-28", months(1), "2026-02-28"],
  ["2026-01-29", months(1), "2026-02-28"],
  ["2026-01-30", months(1), "2026-02-28"],
  ["2026-01-31", months(1), "2026-02-28"],
  ["2028-01-31", months(1), "2028-02-29"],
  ["2028-01-29", months(1), "2028-02-29"],
  ["2026-03-31", months(1), "2026-04-30"],
  ["2026-08-31", months(1), "2026-09-30"],
  ["2026-08-31", months(6), "2027-02-28"],
  ["2027-08-31", months(6), "2028-02-29"],
  ["2026-12-31", months(2), "2027-02-28"],
  ["2026-11-30", months(3), "2027-02-28"],
  ["2026-02-28", months(1), "2026-03-28"],
  ["2028-02-29", months(1), "2028-03-29"],
  ["2028-02-29", months(12), "2029-02-28"],
  ["2028-02-29", months(24), "2030-02-28"],
  ["2028-02-29", months(48), "2032-02-29"],
  ["2027-02-28", months(12), "2028-02-28"],
  ["2026-12-31", months(12), "2027-12-31"],
  ["2026-06-30", months(12), "2027-06-30"],
  ["2096-02-29", months(48), "2100-02-28"],
  // Months, then days.
  ["2026-01-31", months(1, 1), "2026-03-01"],
  ["2028-01-31", months(1, 1), "2028-03-01"],
  ["2026-01-31", months(1, 10), "2026-03-10"],
  ["2026-12-15", months(1, 20), "2027-02-04"],
  // The end of the month in which the days end, and days after it.
  ["2026-01-01", monthEnd(0), "2026-01-31"],
  ["2026-01-31", monthEnd(0), "2026-01-31"],
  ["2026-02-01", monthEnd(0), "2026-02-28"],
  ["2028-02-01", monthEnd(0), "2028-02-29"],
  ["2028-02-29", monthEnd(0), "2028-02-29"],
  ["2026-01-31", monthEnd(30), "2026-03-31"],
  ["2026-01-01", monthEnd(30), "2026-01-31"],
  ["2026-11-25", monthEnd(0, 10), "2026-12-10"],
  ["2026-11-30", monthEnd(0, 10), "2026-12-10"],
  ["2026-12-01", monthEnd(0, 10), "2027-01-10"],
  ["2026-12-31", monthEnd(0, 1), "2027-01-01"],
  ["2026-01-15", monthEnd(0, 28), "2026-02-28"],
  ["2026-01-15", monthEnd(0, 29), "2026-03-01"],
  ["2028-01-15", monthEnd(0, 29), "2028-02-29"],
  ["2026-01-31", monthEnd(0, 0, 1), "2026-02-28"],
  ["2026-11-25", monthEnd(0, 15, 1), "2027-01-15"],
  ["2027-12-31", monthEnd(0, 0, 2), "2028-02-29"],
  // A day of the month: this month's where it is still to come, else the next month's.
  ["2026-11-01", dayOfMonth(15), "2026-11-15"],
  ["2026-11-15", dayOfMonth(15), "2026-11-15"],
  ["2026-11-16", dayOfMonth(15), "2026-12-15"],
  ["2026-12-16", dayOfMonth(15), "2027-01-15"],
  ["2026-11-30", dayOfMonth(1), "2026-12-01"],
  ["2026-12-31", dayOfMonth(31), "2026-12-31"],
  // ... of a shorter month, its last.
  ["2026-11-02", dayOfMonth(31), "2026-11-30"],
  ["2026-02-10", dayOfMonth(30), "2026-02-28"],
  ["2028-02-10", dayOfMonth(30), "2028-02-29"],
  ["2026-01-31", dayOfMonth(30), "2026-02-28"],
  ["2028-01-31", dayOfMonth(30), "2028-02-29"],
  ["2026-02-28", dayOfMonth(29), "2026-02-28"],
  // ... at least a month, or so many days, after issue.
  ["2026-11-14", dayOfMonth(15, 1), "2026-12-15"],
  ["2026-11-15", dayOfMonth(15, 1), "2026-12-15"],
  ["2026-11-25", dayOfMonth(15, 1), "2027-01-15"],
  ["2026-01-31", dayOfMonth(28, 1), "2026-02-28"],
  ["2026-11-25", dayOfMonth(10, 0, 14), "2026-12-10"],
  ["2026-11-25", dayOfMonth(10, 0, 16), "2027-01-10"],
  ["2026-12-25", dayOfMonth(5, 0, 30), "2027-02-05"],
  ["2028-02-29", dayOfMonth(29, 12), "2029-02-28"],
  ["2028-02-29", dayOfMonth(28, 12), "2029-02-28"],
  // Days where clocks change.
  ["2026-03-28", months(1), "2026-04-28"],
  ["2026-02-28", dayOfMonth(29, 1), "2026-03-29"],
  ["2026-09-25", dayOfMonth(25, 1), "2026-10-25"],
]

describe("the day a part is due", () => {
  it.each(TABLE)("issued %s, %j: %s", (issued, rule, due) => {
    expect(dueDate(issued, rule)).toBe(due)
  })

  it("is told in more than sixty cases", () => {
    expect(TABLE.length).toBeGreaterThanOrEqual(60)
  })
})
